using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>A status report that came while a part to its recipient was in the air: it may be that part's, read before its <c>+CMGS</c>.</summary>
/// <param name="Modem">The modem.</param>
/// <param name="Report">The report.</param>
/// <param name="At">When it came, as uptime.</param>
internal sealed record EarlyReport(string Modem, SmsStatusReport Report, TimeSpan At);
