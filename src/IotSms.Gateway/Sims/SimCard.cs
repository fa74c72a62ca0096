namespace IotSms.Gateway;

/// <summary>What is remembered of the SIM in a modem.</summary>
/// <param name="Modem">The modem.</param>
/// <param name="Iccid">The SIM's number; empty when the modem never told it.</param>
/// <param name="Since">The revision it came with: what was sent before that was sent with another.</param>
/// <param name="Barred">The error by which the network refuses its subscription; null: it may send.</param>
/// <param name="Before">The number of the SIM that was there before, if it was another.</param>
internal sealed record SimCard(string Modem, string Iccid, long Since = 0, string? Barred = null, string? Before = null);
