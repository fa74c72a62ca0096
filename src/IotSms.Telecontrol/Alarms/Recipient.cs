namespace IotSms.Telecontrol.Alarms;

/// <summary>Somebody whom an alarm may be told.</summary>
/// <param name="Name">A user's name, or a number.</param>
/// <param name="Number">His number; null: there is no such user, or he has none.</param>
/// <param name="Language">The language he is told in (RFC 5646).</param>
internal sealed record Recipient(string Name, string? Number, string Language);
