namespace IotSms.Agent.Documents;

/// <summary>The answer to <c>ussd</c>: what the network said.</summary>
/// <param name="Modem">The module that asked.</param>
/// <param name="Status">3GPP TS 27.007 7.15 <c>m</c>.</param>
/// <param name="Text">What it said.</param>
internal sealed record UssdDocument(string Modem, int Status, string? Text);
