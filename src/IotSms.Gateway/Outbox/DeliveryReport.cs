namespace IotSms.Gateway;

/// <summary>What an SMS-STATUS-REPORT says.</summary>
/// <param name="Reference">TP-MR of the message reported on.</param>
/// <param name="Recipient">TP-RA as the network names it.</param>
/// <param name="Status">TP-ST.</param>
/// <param name="Verdict">What TP-ST means for the message.</param>
internal sealed record DeliveryReport(byte Reference, string Recipient, byte Status, DeliveryVerdict Verdict);
