namespace IotSms.Telecontrol.Access;

/// <summary>
/// Whether the wall clock can be taken for the time. A board without a clock of its own starts in some other year, and codes of the time
/// are worth nothing then: old ones would be good again.
/// </summary>
/// <param name="setting">What the configuration says; null: look.</param>
/// <param name="time">The wall clock.</param>
/// <param name="isSynchronized">Whether the kernel says that somebody sets it (NTP).</param>
/// <param name="networkTimes">What the modules' networks say (NITZ), as read last.</param>
internal sealed class ClockTrust(
    bool? setting, TimeProvider time, Func<bool> isSynchronized, Func<IEnumerable<DateTimeOffset>> networkTimes)
{
    /// <summary>The module's clock is read once a minute, and shows whole seconds.</summary>
    private static readonly TimeSpan Agreement = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Doubt = TimeSpan.FromDays(1);
    private volatile bool _isDoubted;

    /// <summary>A message came whose service centre gave this time: if that is another day, one of the two clocks is wrong.</summary>
    public void Hear(DateTimeOffset serviceCentreTime) => _isDoubted = (time.GetUtcNow() - serviceCentreTime).Duration() > Doubt;

    /// <summary>Whether it can be trusted at this moment.</summary>
    public bool IsTrusted => setting
        ?? (!_isDoubted && (isSynchronized() || networkTimes().Any(network => (time.GetUtcNow() - network).Duration() < Agreement)));
}
