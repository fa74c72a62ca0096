namespace IotSms.Modem;

/// <summary>The network's answer to a USSD string.</summary>
/// <param name="Status">
/// 3GPP TS 27.007 7.15 <c>m</c>: 0 done, 1 the network wants an answer, 2 ended by the network, 4 not supported, 5 time-out.
/// </param>
/// <param name="Text">What it said; null when it said nothing.</param>
public sealed record UssdReply(int Status, string? Text);
