namespace IotSms.Modem.Models;

/// <summary>A module nobody has described: what 27.005 and 27.007 ask of all, with the slower module's times.</summary>
internal static class Generic
{
    internal static ModemModel Model { get; } = Sim800.Model with
    {
        Name = "generic",
        Identities = [],
        Settings = ["ATV1", "AT+CMEE=1", "AT+CFUN=1", "AT+CSCS=\"GSM\"", "AT+CREG=2", "AT+CLIP=1"],
        Indications = [.. Models.Sim7600.Model.Indications],
        Registrations = ["CREG", "CEREG"],
        HangUp = "AT+CHUP",
        BootTime = TimeSpan.FromSeconds(35),
        OffTime = Models.Sim7600.Model.OffTime,
    };
}
