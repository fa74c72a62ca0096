using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>Commands of the line and of the module's identity (V.250 6.1, 27.007 5).</summary>
internal static class GeneralCommands
{
    public static Reply Attention(VirtualModule module, AtCommand command) => Reply.Ok;

    public static Reply Recall(VirtualModule module, AtCommand command)
    {
        module.Settings.Recall();
        return Reply.Ok;
    }

    public static Reply FactoryDefaults(VirtualModule module, AtCommand command)
    {
        module.Settings.Default();
        return Reply.Ok;
    }

    public static Reply Store(VirtualModule module, AtCommand command)
    {
        module.Settings.Store();
        return Reply.Ok;
    }

    public static Reply Identification(VirtualModule module, AtCommand command) =>
        new Reply.Done(string.Join("\r\n", module.Profile.Identification).Replace("{imei}", module.Imei, StringComparison.Ordinal));

    public static Reply Capabilities(VirtualModule module, AtCommand command) => Information(command, "+GCAP: +CGSM");

    public static Reply Manufacturer(VirtualModule module, AtCommand command) => Information(command, module.Profile.Manufacturer);

    public static Reply Model(VirtualModule module, AtCommand command) => Information(command, module.Profile.Model);

    public static Reply Revision(VirtualModule module, AtCommand command) => Information(command, module.Profile.Revision);

    public static Reply SerialNumber(VirtualModule module, AtCommand command) => Information(command, module.Imei);

    private static Reply Information(AtCommand command, string text) => command.Operation switch
    {
        AtOperation.Execute => new Reply.Done(text),
        AtOperation.Test => Reply.Ok,
        _ => Reply.Error,
    };
}
