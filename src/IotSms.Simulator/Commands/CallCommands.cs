using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>Incoming calls: refused, never spoken to.</summary>
internal static class CallCommands
{
    /// <summary>SIM7600 says OK and goes on ringing unless <c>+CVHU</c> is 0.</summary>
    public static Reply HangUp(VirtualModule module, AtCommand command)
    {
        if (!module.Profile.HangUpNeedsCvhu || module.Settings["+CVHU"] == 0)
            module.HangUp();
        return Reply.Ok;
    }

    public static Reply HangUpAll(VirtualModule module, AtCommand command)
    {
        if (command.Operation is AtOperation.Execute)
            module.HangUp();
        return command.Operation is AtOperation.Execute or AtOperation.Test ? Reply.Ok : Reply.Error;
    }

    /// <summary>There is no one to speak to: an answered call ends at once.</summary>
    public static Reply Answer(VirtualModule module, AtCommand command)
    {
        if (!module.HangUp())
            return new Reply.Last("NO CARRIER");
        return Reply.Ok;
    }

    public static Reply List(VirtualModule module, AtCommand command) =>
        command.Operation is AtOperation.Execute or AtOperation.Test ? Reply.Ok : Reply.Error;

    public static Reply Activity(VirtualModule module, AtCommand command) => command.Operation switch
    {
        AtOperation.Execute => new Reply.Done($"+CPAS: {(module.IsRinging ? 3 : 0)}"),
        AtOperation.Test => new Reply.Done("+CPAS: (0,2,3,4)"),
        _ => Reply.Error,
    };
}
