using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Commands;

namespace IotSms.Faults.Modules;

/// <summary>A firmware that refuses to route status reports, so that they are stored in SR.</summary>
internal sealed class RoutesNoReports : Behaviour
{
    public override CommandVerdict OnCommand(AtCommand command) =>
        command is { Name: "+CNMI", Operation: AtOperation.Set } && command.Values is [_, _, _, "1", ..]
            ? new CommandVerdict.Answer("\r\nERROR\r\n") : CommandVerdict.Usual;
}
