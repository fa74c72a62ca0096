using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Configuration;

/// <summary>One element of <c>Commands:Own</c>.</summary>
internal sealed record OwnCommandSection
{
    /// <summary>The words it begins with.</summary>
    public string Name { get; set; } = "";

    /// <summary>The least role of those who may.</summary>
    public Role Role { get; set; } = Role.Operate;

    /// <summary>Whether it asks for a confirmation.</summary>
    public bool Dangerous { get; set; }

    /// <summary>Its arguments, in order.</summary>
    public IReadOnlyList<OwnArgumentSection> Arguments { get; set; } = [];

    /// <summary>It publishes, and answers with the reply.</summary>
    public OwnMqttSection? Mqtt { get; set; }

    /// <summary>It runs a program, and answers with its output.</summary>
    public OwnProgramSection? Program { get; set; }
}
