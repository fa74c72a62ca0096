using IotSms.Modem;

namespace IotSms.Telecontrol.Ussd;

/// <summary>The network sent USSD that nobody asked for.</summary>
/// <param name="Modem">The modem that got it.</param>
/// <param name="Reply">What it said.</param>
/// <param name="Session">The dialogue in which it wants an answer; null: it wants none.</param>
/// <param name="At">When.</param>
public sealed record UssdReceived(string Modem, UssdReply Reply, UssdSession? Session, DateTimeOffset At) : TelecontrolNews;
