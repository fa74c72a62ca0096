using System.Collections.Frozen;

namespace IotSms.Modem;

/// <summary>
/// The error codes of the message service (3GPP TS 27.005 3.2.5): network causes below 128 (TS 24.011 annex E), TP failure
/// causes to 255 (TS 23.040 9.2.3.22), equipment from 300, SIM800's own from 512.
/// </summary>
public static class CmsErrors
{
    internal const int SimBusy = 314;
    internal const int NoNetworkService = 331;
    internal const int SmsNotReady = 521;
    private const int FirstOfApplication = 224;

    private static readonly FrozenDictionary<int, (SubmitErrorClass Class, string Text)> Codes =
        new Dictionary<int, (SubmitErrorClass, string)>
        {
            [1] = (SubmitErrorClass.Permanent, "unassigned number"),
            [8] = (SubmitErrorClass.Account, "operator determined barring"),
            [10] = (SubmitErrorClass.Account, "call barred"),
            [21] = (SubmitErrorClass.RetryPlain, "short message transfer rejected"),
            [22] = (SubmitErrorClass.Transient, "memory capacity exceeded"),
            [27] = (SubmitErrorClass.Transient, "destination out of service"),
            [28] = (SubmitErrorClass.Permanent, "unidentified subscriber"),
            [29] = (SubmitErrorClass.Permanent, "facility rejected"),
            [30] = (SubmitErrorClass.Permanent, "unknown subscriber"),
            [38] = (SubmitErrorClass.TransientLong, "network out of order"),
            [41] = (SubmitErrorClass.Transient, "temporary failure"),
            [42] = (SubmitErrorClass.TransientLong, "congestion"),
            [47] = (SubmitErrorClass.Transient, "resources unavailable, unspecified"),
            [50] = (SubmitErrorClass.Account, "requested facility not subscribed"),
            [69] = (SubmitErrorClass.Account, "requested facility not implemented"),
            [81] = (SubmitErrorClass.RetryPlain, "invalid short message transfer reference value"),
            [95] = (SubmitErrorClass.RetryPlain, "invalid message, unspecified"),
            [96] = (SubmitErrorClass.RetryPlain, "invalid mandatory information"),
            [97] = (SubmitErrorClass.RetryPlain, "message type non-existent or not implemented"),
            [98] = (SubmitErrorClass.RetryPlain, "message not compatible with short message protocol state"),
            [99] = (SubmitErrorClass.RetryPlain, "information element non-existent or not implemented"),
            [111] = (SubmitErrorClass.RetryPlain, "protocol error, unspecified"),
            [127] = (SubmitErrorClass.RetryPlain, "interworking, unspecified"),
            [128] = (SubmitErrorClass.RetryPlain, "telematic interworking not supported"),
            [129] = (SubmitErrorClass.RetryPlain, "short message type 0 not supported"),
            [130] = (SubmitErrorClass.RetryPlain, "cannot replace short message"),
            [143] = (SubmitErrorClass.RetryPlain, "unspecified TP-PID error"),
            [144] = (SubmitErrorClass.RetryPlain, "data coding scheme (alphabet) not supported"),
            [145] = (SubmitErrorClass.RetryPlain, "message class not supported"),
            [159] = (SubmitErrorClass.RetryPlain, "unspecified TP-DCS error"),
            [160] = (SubmitErrorClass.Permanent, "command cannot be actioned"),
            [161] = (SubmitErrorClass.Permanent, "command unsupported"),
            [175] = (SubmitErrorClass.Permanent, "unspecified TP-Command error"),
            [176] = (SubmitErrorClass.Permanent, "TPDU not supported"),
            [192] = (SubmitErrorClass.Transient, "SC busy"),
            [193] = (SubmitErrorClass.Account, "no SC subscription"),
            [194] = (SubmitErrorClass.TransientLong, "SC system failure"),
            [195] = (SubmitErrorClass.Permanent, "invalid SME address"),
            [196] = (SubmitErrorClass.Permanent, "destination SME barred"),
            [197] = (SubmitErrorClass.Duplicate, "SM rejected - duplicate SM"),
            [198] = (SubmitErrorClass.RetryPlain, "TP-VPF not supported"),
            [199] = (SubmitErrorClass.RetryPlain, "TP-VP not supported"),
            [208] = (SubmitErrorClass.Device, "SIM SMS storage full"),
            [209] = (SubmitErrorClass.Device, "no SMS storage capability in SIM"),
            [210] = (SubmitErrorClass.Permanent, "error in MS"),
            [211] = (SubmitErrorClass.Device, "memory capacity exceeded"),
            [212] = (SubmitErrorClass.Device, "SIM application toolkit busy"),
            [213] = (SubmitErrorClass.Device, "SIM data download error"),
            [224] = (SubmitErrorClass.Unknown, "CP retry exceeded"),
            [225] = (SubmitErrorClass.Unknown, "RP timeout"),
            [226] = (SubmitErrorClass.Unknown, "SMS connection broken"),
            [255] = (SubmitErrorClass.Transient, "unspecified error cause"),
            [300] = (SubmitErrorClass.Device, "ME failure"),
            [301] = (SubmitErrorClass.Device, "SMS service of ME reserved"),
            [302] = (SubmitErrorClass.Device, "operation not allowed"),
            [303] = (SubmitErrorClass.Permanent, "operation not supported"),
            [304] = (SubmitErrorClass.RetryPlain, "invalid PDU mode parameter"),
            [305] = (SubmitErrorClass.RetryPlain, "invalid text mode parameter"),
            [310] = (SubmitErrorClass.Device, "SIM not inserted"),
            [311] = (SubmitErrorClass.Device, "SIM PIN required"),
            [312] = (SubmitErrorClass.Device, "PH-SIM PIN required"),
            [313] = (SubmitErrorClass.Device, "SIM failure"),
            [SimBusy] = (SubmitErrorClass.Transient, "SIM busy"),
            [315] = (SubmitErrorClass.Device, "SIM wrong"),
            [316] = (SubmitErrorClass.Device, "SIM PUK required"),
            [317] = (SubmitErrorClass.Device, "SIM PIN2 required"),
            [318] = (SubmitErrorClass.Device, "SIM PUK2 required"),
            [320] = (SubmitErrorClass.Device, "memory failure"),
            [321] = (SubmitErrorClass.Device, "invalid memory index"),
            [322] = (SubmitErrorClass.Device, "memory full"),
            [330] = (SubmitErrorClass.Device, "SMSC address unknown"),
            [NoNetworkService] = (SubmitErrorClass.Transient, "no network service"),
            [332] = (SubmitErrorClass.Unknown, "network timeout"),
            [340] = (SubmitErrorClass.Transient, "no +CNMA acknowledgement expected"),
            [341] = (SubmitErrorClass.Permanent, "buffer overflow"),
            [342] = (SubmitErrorClass.Permanent, "SMS size more than expected"),
            [350] = (SubmitErrorClass.Unknown, "no answer from the network"),
            [500] = (SubmitErrorClass.Unknown, "unknown error"),
            [512] = (SubmitErrorClass.Transient, "no error"),
            [513] = (SubmitErrorClass.Permanent, "message length exceeds maximum length"),
            [514] = (SubmitErrorClass.Permanent, "invalid request parameters"),
            [515] = (SubmitErrorClass.Device, "ME storage failure"),
            [516] = (SubmitErrorClass.Device, "invalid bearer service"),
            [517] = (SubmitErrorClass.Device, "invalid service mode"),
            [518] = (SubmitErrorClass.Device, "invalid storage type"),
            [519] = (SubmitErrorClass.Permanent, "invalid message format"),
            [520] = (SubmitErrorClass.Permanent, "too many MO concatenated messages"),
            [SmsNotReady] = (SubmitErrorClass.Transient, "SMSAL not ready"),
            [522] = (SubmitErrorClass.Device, "SMSAL no more service"),
            [523] = (SubmitErrorClass.Permanent, "not support TP-Status-Report and TP-Command in storage"),
            [524] = (SubmitErrorClass.Device, "reserved MTI"),
            [525] = (SubmitErrorClass.Device, "no free entity in RL layer"),
            [526] = (SubmitErrorClass.Device, "the port number is already registered"),
            [527] = (SubmitErrorClass.Device, "there is no free entity for port number"),
            [528] = (SubmitErrorClass.Transient, "more message to send state error"),
            [529] = (SubmitErrorClass.Account, "MO SMS is not allowed"),
            [530] = (SubmitErrorClass.Transient, "GPRS is suspended"),
            [531] = (SubmitErrorClass.Device, "ME storage full"),
            [532] = (SubmitErrorClass.Transient, "SIM refresh in progress"),
        }.ToFrozenDictionary();

    /// <summary>
    /// Whether an error says that the SIM is gone, or wants its PIN again: without a switch at its holder the module tells of it so.
    /// </summary>
    internal static bool TellOfSim(AtError? error) => error is
        { Kind: AtErrorKind.Cms, Code: (>= 310 and <= 313) or 315 or 316 } or
        { Kind: AtErrorKind.Cme, Code: (>= 10 and <= 13) or 15 };

    /// <summary>Code to meaning, in the standard's words.</summary>
    public static IReadOnlyDictionary<int, string> Texts { get; } = Codes.ToFrozenDictionary(code => code.Key, code => code.Value.Text);

    /// <summary>
    /// Whether an error is the module's own and says nothing of network, SIM or message: met again and again, it is the module
    /// that is out of order (SIM7600G-H: 500 to every message until AT&amp;F).
    /// </summary>
    internal static bool BlameModule(AtError error) => error is
        { Code: null } or { Kind: AtErrorKind.Cms, Code: 300 or 302 or 304 or 305 or 500 or 517 or 518 or 522 or 525 or 527 };

    /// <summary>What an error to a submission means.</summary>
    /// <remarks>
    /// A cause of the network that is not listed is a refusal all the same (TS 24.011 annex E: as 41; TS 23.040 9.2.3.22: as
    /// 255). Any other code nobody knows, and a text without code ("Unknown error", SIM7600 with AT+CMEE=2), count as
    /// <see cref="SubmitErrorClass.Unknown"/>: a module has been seen to answer 500 to a message that went out (BG95). Plain
    /// <c>ERROR</c> before the PDU has left is the module's own word: <see cref="SubmitErrorClass.Device"/>.
    /// </remarks>
    public static SubmitErrorClass Classify(AtError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            { Kind: AtErrorKind.Cms, Code: { } code } when Codes.TryGetValue(code, out var known) => known.Class,
            { Kind: AtErrorKind.Cms, Code: (>= 0 and < FirstOfApplication) or 255 } => SubmitErrorClass.Transient,
            { Kind: AtErrorKind.Cms } => SubmitErrorClass.Unknown,
            { Kind: AtErrorKind.Cme, Code: CmeErrors.SimBusy or CmeErrors.NoNetworkService } => SubmitErrorClass.Transient,
            { Kind: AtErrorKind.Cme, Code: CmeErrors.NetworkTimeout or CmeErrors.Unknown } => SubmitErrorClass.Unknown,
            _ => SubmitErrorClass.Device,
        };
    }
}
