using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>The SIM: lock, tries, identity (27.007 8.3, 5.6).</summary>
internal static class SimCommands
{
    public static Reply Pin(VirtualModule module, AtCommand command)
    {
        var sim = module.Sim!;
        switch (command.Operation)
        {
            case AtOperation.Read:
                return new Reply.Done($"+CPIN: {module.SimState}");
            case AtOperation.Test:
                return Reply.Ok;
            case AtOperation.Set when command.Values.Count is 1 or 2:
                // A PUK counts only when the card asks for it (27.007 8.3).
                if (sim.IsUsable || (command.Values.Count == 2 && sim.PinTries > 0))
                    return new Reply.Cme(3);
                if ((command.Values.Count == 1
                    ? sim.Verify(command.Text(0) ?? "")
                    : sim.Unblock(command.Text(0) ?? "", command.Text(1) ?? "")) is { } code)
                    return new Reply.Cme(code);
                module.AfterInSession(TimeSpan.Zero, module.Unlocked);
                return Reply.Ok;
            default:
                return Reply.Error;
        }
    }

    public static Reply TriesLeft(VirtualModule module, AtCommand command)
    {
        var sim = module.Sim!;
        return command.Operation is not AtOperation.Execute ? Reply.Error
            : new Reply.Done(module.Profile.PukAfterPin
                ? $"+SPIC: {sim.PinTries},{sim.PukTries},3,10" : $"+SPIC: {sim.PinTries},3,{sim.PukTries},10");
    }

    public static Reply Imsi(VirtualModule module, AtCommand command) => Information(command, module.Sim!.Imsi);

    public static Reply CardNumber(VirtualModule module, AtCommand command) => Information(command, module.Sim!.Iccid);

    public static Reply TaggedCardNumber(VirtualModule module, AtCommand command) => Information(command, $"+ICCID: {module.Sim!.Iccid}");

    /// <summary>Most cards do not carry their own number: OK alone.</summary>
    public static Reply OwnNumber(VirtualModule module, AtCommand command) => Reply.Ok;

    /// <summary><c>+CSMINS</c> of SIM800: whether it tells, and whether a SIM is there.</summary>
    public static Reply Inserted(VirtualModule module, AtCommand command) => command.Operation switch
    {
        AtOperation.Read => new Reply.Done($"+CSMINS: {module.Settings["+CSMINS"]},{(module.Sim is null ? 0 : 1)}"),
        _ => SettingCommand.Run(module, command),
    };

    private static Reply Information(AtCommand command, string text) => command.Operation switch
    {
        AtOperation.Execute => new Reply.Done(text),
        AtOperation.Test => Reply.Ok,
        _ => Reply.Error,
    };
}
