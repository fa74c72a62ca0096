using IotSms.Modem;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Ussd;

/// <summary>Modems, for commands that need any one of them.</summary>
internal static class ModemWords
{
    /// <summary>The first that is ready, or else the first.</summary>
    public static IModem Ready(this IReadOnlyList<IModem> modems) => modems.FirstOrDefault(modem => modem.Status.CanSend) ?? modems[0];

    /// <summary>Why a modem did not do it.</summary>
    public static string Say(this ModemException fault, Phrases phrases) => fault.Fault switch
    {
        ModemFault.NoAnswer => phrases.Say("ussd.no-answer"),
        ModemFault.Refused => phrases.Say("ussd.refused", ("reason", fault.Error?.ToString())),
        _ => phrases.Say("ussd.no-modem", ("reason", fault.Message)),
    };
}
