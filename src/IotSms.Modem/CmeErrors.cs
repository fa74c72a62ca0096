using System.Collections.Frozen;

namespace IotSms.Modem;

/// <summary>The error codes of the mobile equipment (3GPP TS 27.007 9.2).</summary>
public static class CmeErrors
{
    internal const int SimFailure = 13;
    internal const int SimBusy = 14;
    internal const int NoNetworkService = 30;
    internal const int NetworkTimeout = 31;
    internal const int Unknown = 100;

    /// <summary>Code to meaning, in the standard's words; modules print these with AT+CMEE=2.</summary>
    public static IReadOnlyDictionary<int, string> Texts { get; } = new Dictionary<int, string>
    {
        [0] = "phone failure",
        [1] = "no connection to phone",
        [2] = "phone-adaptor link reserved",
        [3] = "operation not allowed",
        [4] = "operation not supported",
        [5] = "PH-SIM PIN required",
        [6] = "PH-FSIM PIN required",
        [7] = "PH-FSIM PUK required",
        [10] = "SIM not inserted",
        [11] = "SIM PIN required",
        [12] = "SIM PUK required",
        [13] = "SIM failure",
        [14] = "SIM busy",
        [15] = "SIM wrong",
        [16] = "incorrect password",
        [17] = "SIM PIN2 required",
        [18] = "SIM PUK2 required",
        [20] = "memory full",
        [21] = "invalid index",
        [22] = "not found",
        [23] = "memory failure",
        [24] = "text string too long",
        [25] = "invalid characters in text string",
        [26] = "dial string too long",
        [27] = "invalid characters in dial string",
        [30] = "no network service",
        [31] = "network timeout",
        [32] = "network not allowed - emergency calls only",
        [40] = "network personalization PIN required",
        [41] = "network personalization PUK required",
        [42] = "network subset personalization PIN required",
        [43] = "network subset personalization PUK required",
        [44] = "service provider personalization PIN required",
        [45] = "service provider personalization PUK required",
        [46] = "corporate personalization PIN required",
        [47] = "corporate personalization PUK required",
        [100] = "unknown",
        [103] = "illegal MS",
        [106] = "illegal ME",
        [107] = "GPRS services not allowed",
        [111] = "PLMN not allowed",
        [112] = "location area not allowed",
        [113] = "roaming not allowed in this location area",
        [132] = "service option not supported",
        [133] = "requested service option not subscribed",
        [134] = "service option temporarily out of order",
        [148] = "unspecified GPRS error",
        [149] = "PDP authentication failure",
        [150] = "invalid mobile class",
    }.ToFrozenDictionary();
}
