namespace IotSms.Modem;

/// <summary>The network's answer to a USSD string.</summary>
/// <param name="Status">
/// 3GPP TS 27.007 7.15 <c>m</c>: 0 done, 1 the network wants an answer, 2 ended by the network, 4 not supported, 5 time-out.
/// </param>
/// <param name="Text">What it said; null when it said nothing.</param>
public sealed record UssdReply(int Status, string? Text)
{
    /// <summary>The status of a session that was ended.</summary>
    public const int Ended = 2;

    /// <summary>The status of a code that the network does not know.</summary>
    public const int NotSupported = 4;

    /// <summary>The status of a session that ended because one side did not answer.</summary>
    public const int TimedOut = 5;

    /// <summary>Whether the session is open: the network waits for an answer.</summary>
    public bool WantsAnswer => Status == 1;
}
