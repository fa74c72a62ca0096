using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Commands;

namespace IotSms.Modem.Tests.Fakes;

/// <summary>A module that hangs while it is told the PIN, after the SIM has counted it as a wrong one.</summary>
internal sealed class LostVerdict : Behaviour
{
    private bool _isSpent;

    public override bool IsSpent => _isSpent;

    public override CommandVerdict OnCommand(AtCommand command)
    {
        if (command.Name != "+CPIN" || command.Operation != AtOperation.Set) return CommandVerdict.Usual;
        _isSpent = true;
        World.Control("""{"do":"pinTries","left":2}""");
        return new CommandVerdict.Silence();
    }
}
