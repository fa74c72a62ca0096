using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>Registration, operator, signal (27.007 7).</summary>
internal static class NetworkCommands
{
    public static Reply Registration(VirtualModule module, AtCommand command) => command.Operation is AtOperation.Read
        ? new Reply.Done($"{command.Name}: {module.Settings[command.Name]},{module.RegistrationText(command.Name)}")
        : SettingCommand.Run(module, command);

    public static Reply Operator(VirtualModule module, AtCommand command) => command.Operation switch
    {
        AtOperation.Read => new Reply.Done(module.IsOnNetwork
            ? $"+COPS: 0,0,\"{module.Network.OperatorName}\"{Technology(module)}" : "+COPS: 0"),
        AtOperation.Test => new Reply.Done($"+COPS: (2,\"{module.Network.OperatorName}\",\"Fjord\",\"24299\"),,(0-4),(0-2)"),
        AtOperation.Set when command.Number(0) is 0 or 1 or 2 or 3 or 4 => Reply.Ok,
        _ => Reply.Error,
    };

    public static Reply Signal(VirtualModule module, AtCommand command) => command.Operation switch
    {
        AtOperation.Execute => new Reply.Done($"+CSQ: {module.SignalQuality}"),
        AtOperation.Test => new Reply.Done("+CSQ: (0-31,99),(0-7,99)"),
        _ => Reply.Error,
    };

    public static Reply SystemInformation(VirtualModule module, AtCommand command) => command.Operation switch
    {
        AtOperation.Read => new Reply.Done(module.IsOnNetwork
            ? $"+CPSI: LTE,Online,242-99,0x{module.Profile.Cell.Lac},29623525,291,EUTRAN-BAND3,1675,4,4,-93,-1006,-731,14"
            : "+CPSI: NO SERVICE,Online"),
        AtOperation.Test => Reply.Ok,
        _ => Reply.Error,
    };

    private static string Technology(VirtualModule module) => module.Profile.AccessTechnology is { } act ? $",{act}" : "";
}
