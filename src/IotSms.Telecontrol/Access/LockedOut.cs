namespace IotSms.Telecontrol.Access;

/// <summary>Too many wrong codes: for a while no further one is looked at.</summary>
/// <param name="User">The user that they were for.</param>
/// <param name="From">The number that they came from; null: not by SMS.</param>
/// <param name="For">For how long.</param>
public sealed record LockedOut(string User, string? From, TimeSpan For) : TelecontrolNews;
