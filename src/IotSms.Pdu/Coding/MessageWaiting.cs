namespace IotSms.Pdu;

/// <summary>What waits for the recipient elsewhere (3GPP TS 23.038 4, bits 1 and 0 of the message waiting groups).</summary>
public enum WaitingKind
{
    /// <summary>Voice mail.</summary>
    Voicemail = 0,

    /// <summary>Fax.</summary>
    Fax = 1,

    /// <summary>E-mail.</summary>
    Email = 2,

    /// <summary>Anything else.</summary>
    Other = 3,
}

/// <summary>A message waiting indication.</summary>
/// <param name="Kind">What waits.</param>
/// <param name="Active">Whether the indicator is to be set; otherwise it is cleared.</param>
/// <param name="Store">Whether the message itself is to be kept; otherwise it may be discarded.</param>
public readonly record struct MessageWaiting(WaitingKind Kind, bool Active, bool Store);
