using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>Switching off, starting again, the supply.</summary>
internal static class PowerCommands
{
    public static Reply Functionality(VirtualModule module, AtCommand command)
    {
        if (module.Power is not PowerState.On)
            return Reply.Error;
        var levels = module.Profile.Commands.Contains("+CRESET") ? "0,1,4,5,6,7" : "0,1,4";
        switch (command.Operation)
        {
            case AtOperation.Read:
                return new Reply.Done($"+CFUN: {module.Functionality}");
            case AtOperation.Test:
                return new Reply.Done($"+CFUN: ({levels}),(0,1)");
            case AtOperation.Set when command.Number(0) is { } level && levels.Contains($"{level}", StringComparison.Ordinal):
                var reset = command.Number(1) == 1 || level == 6;
                // No direct way between 0 and 4 (SIM800 AT command manual 3.2).
                if (!reset && level + module.Functionality == 4 && level != module.Functionality)
                    return Reply.Error;
                module.AfterInSession(TimeSpan.Zero, () =>
                {
                    if (reset)
                        module.Boot("+CFUN");
                    else
                        module.SetFunctionality(level);
                });
                return Reply.Ok;
            default:
                return Reply.Error;
        }
    }

    /// <summary>SIM800: 1 says NORMAL POWER DOWN and no OK, 0 is urgent and says nothing.</summary>
    public static Reply PowerDown(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Test)
            return new Reply.Done("+CPOWD: (0,1)");
        if (command.Operation is not AtOperation.Set || command.Number(0) is not (0 or 1))
            return Reply.Error;
        module.AfterInSession(TimeSpan.Zero, () => module.SwitchOff(null, "+CPOWD"));
        return new Reply.Last(command.Number(0) == 1 ? "NORMAL POWER DOWN" : null);
    }

    /// <summary>SIM7600: OK, then off in its own time.</summary>
    public static Reply PowerOff(VirtualModule module, AtCommand command) =>
        AfterOk(module, command, () => module.SwitchOff(null, "+CPOF"));

    public static Reply Reset(VirtualModule module, AtCommand command) => AfterOk(module, command, () => module.Boot("+CRESET"));

    public static Reply Supply(VirtualModule module, AtCommand command) => command.Operation switch
    {
        AtOperation.Execute => new Reply.Done($"+CBC: {module.Profile.SupplyVoltage(module.SupplyMillivolt)}"),
        AtOperation.Test => Reply.Ok,
        _ => Reply.Error,
    };

    private static Reply AfterOk(VirtualModule module, AtCommand command, Action then)
    {
        if (command.Operation is AtOperation.Test)
            return Reply.Ok;
        if (command.Operation is not AtOperation.Execute || module.Power is not PowerState.On)
            return Reply.Error;
        module.AfterInSession(TimeSpan.Zero, then);
        return Reply.Ok;
    }
}
