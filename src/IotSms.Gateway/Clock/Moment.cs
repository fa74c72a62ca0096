namespace IotSms.Gateway;

/// <summary>One moment on both clocks.</summary>
/// <param name="Uptime">Monotonic time since the gateway opened: for durations.</param>
/// <param name="Wall">The wall clock, UTC: for what people wrote. A board without battery may set it by days.</param>
public readonly record struct Moment(TimeSpan Uptime, DateTimeOffset Wall);
