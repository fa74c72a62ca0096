namespace IotSms.Telecontrol.Access;

/// <summary>Somebody tried to command the site.</summary>
/// <param name="Entry">What the audit says of it.</param>
public sealed record Attempted(AuditEntry Entry) : TelecontrolNews;
