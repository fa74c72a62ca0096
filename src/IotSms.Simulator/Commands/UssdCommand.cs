using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary><c>+CUSD</c> (27.007 7.15): OK at once, the network's answer later.</summary>
internal static class UssdCommand
{
    public static Reply Run(VirtualModule module, AtCommand command)
    {
        switch (command.Operation)
        {
            case AtOperation.Read:
                return new Reply.Done($"+CUSD: {module.Settings["+CUSD"]}");
            case AtOperation.Test:
                return new Reply.Done("+CUSD: (0-2)");
            case AtOperation.Set when command.Number(0) is 2:
                module.CancelUssd();
                return Reply.Ok;
            case AtOperation.Set when command.Number(0) is 0 or 1:
                if (module.IsUssdAwaited && command.Values.Count > 1)
                    return new Reply.Cme(3);
                module.Settings.Set("+CUSD", [command.Number(0)!.Value]);
                if (command.Text(1) is not { } code)
                    return Reply.Ok;
                if (!module.IsOnNetwork)
                    return new Reply.Cme(30);
                module.SendUssd(code);
                return Reply.Ok;
            default:
                return Reply.Error;
        }
    }
}
