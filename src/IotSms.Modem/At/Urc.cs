namespace IotSms.Modem.At;

/// <summary>An unsolicited result code, with its PDU where one belongs to it.</summary>
internal sealed record Urc(UrcKind Kind, string Line, string? Body);
