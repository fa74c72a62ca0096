using IotSms.Telecontrol.Access;

namespace IotSms.Telecontrol.Commands.Own;

/// <summary>A command by configuration.</summary>
public sealed record OwnCommandOptions
{
    /// <summary>The words it begins with, one or two, in small letters.</summary>
    public required string Name { get; init; }

    /// <summary>The least role of those who may.</summary>
    public Role Role { get; init; } = Role.Operate;

    /// <summary>Whether it is carried out only after it was confirmed.</summary>
    public bool IsDangerous { get; init; }

    /// <summary>Its arguments, in order.</summary>
    public IReadOnlyList<OwnArgument> Arguments { get; init; } = [];

    /// <summary>What it does.</summary>
    public required OwnDeed Deed { get; init; }
}
