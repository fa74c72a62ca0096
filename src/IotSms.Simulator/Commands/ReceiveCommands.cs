using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>How what arrives is told, and the acknowledgement of what was routed (27.005 3.4).</summary>
internal static class ReceiveCommands
{
    public static Reply Indications(VirtualModule module, AtCommand command)
    {
        if (command.Operation is not AtOperation.Set)
            return SettingCommand.Run(module, command);
        Reply refused = module.Profile.RefusedCnmi is { } code ? new Reply.Cms(code) : Reply.Error;
        // What is not given stays as it is, so the rule is checked on what would come of it.
        var ds = command.Number(3) ?? module.Settings.Values("+CNMI")[3];
        var mode = command.Number(0) ?? module.Settings.Values("+CNMI")[0];
        if (module.RoutedReportsNeedMode1 && ds == 1 && mode != 1)
            return refused;
        if (!SettingCommand.Set(module, command))
            return refused;
        module.IndicationsChanged();
        return Reply.Ok;
    }

    /// <summary>Only with <c>+CSMS</c> 1, and only in turn: else 340 (27.005 3.4.4).</summary>
    public static Reply Acknowledge(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Test)
            return new Reply.Done("+CNMA: (0-2)");
        if (command.Operation is AtOperation.Read || (command.Operation is AtOperation.Set && command.Number(0) is not (0 or 1 or 2)))
            return Reply.Error;
        return module.Settings["+CSMS"] == 1 && module.Acknowledge(command.Number(0) is not 2) ? Reply.Ok : new Reply.Cms(340);
    }
}
