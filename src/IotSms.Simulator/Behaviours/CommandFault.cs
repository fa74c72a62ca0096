using IotSms.Simulator.Commands;

namespace IotSms.Simulator.Behaviours;

/// <summary>Some commands end otherwise.</summary>
/// <param name="name">The command without <c>AT</c>, such as <c>+CSQ</c>; null for all.</param>
/// <param name="verdict">What becomes of them.</param>
/// <param name="times">How many; 0 for all from now on.</param>
public sealed class CommandFault(string? name, CommandVerdict verdict, int times = 1) : Behaviour
{
    private int _seen;

    /// <inheritdoc/>
    public override bool IsSpent => times > 0 && _seen >= times;

    /// <inheritdoc/>
    public override CommandVerdict OnCommand(AtCommand command)
    {
        if (name is not null && !name.Equals(command.Name, StringComparison.OrdinalIgnoreCase))
            return CommandVerdict.Usual;
        _seen++;
        return verdict;
    }
}
