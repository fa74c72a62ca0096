namespace IotSms.Telecontrol.Alarms;

/// <summary>One moment, as alarms see it.</summary>
/// <param name="Steady">
/// For pauses and periods, on disk too: what was believed to be the time at the start, and from there on the monotonic clock, whatever the
/// wall clock is set to.
/// </param>
/// <param name="Wall">The wall clock: for what people read.</param>
public readonly record struct AlarmMoment(DateTimeOffset Steady, DateTimeOffset Wall);
