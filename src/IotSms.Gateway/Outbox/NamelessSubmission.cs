namespace IotSms.Gateway;

/// <summary>A submission whose status report may still come under a reference that nobody named.</summary>
/// <param name="Key">Its message.</param>
/// <param name="Part">The part, from 0.</param>
/// <param name="Modem">The modem it left by.</param>
/// <param name="Recipient">The recipient.</param>
/// <param name="Since">Since when it is known of, as uptime: no clock that is set makes it older.</param>
internal sealed record NamelessSubmission(Ulid Key, int Part, string Modem, string Recipient, TimeSpan Since);
