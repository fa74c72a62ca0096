namespace IotSms.Gateway;

/// <summary>Which document an event is about.</summary>
/// <param name="Incoming">Of the inbox, or else of the outbox.</param>
/// <param name="Key">Its key.</param>
internal readonly record struct EventKey(bool Incoming, Ulid Key);
