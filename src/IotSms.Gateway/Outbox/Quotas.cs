namespace IotSms.Gateway;

/// <summary>
/// The money guards: how much goes out an hour and a day, and how much is taken in for one recipient and from one source.
/// </summary>
internal sealed class Quotas(GatewayOptions options)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), Day = TimeSpan.FromDays(1);

    private readonly SlidingWindow _hour = new(Hour, options.PerHour), _day = new(Day, options.PerDay);
    private readonly Dictionary<string, SlidingWindow> _recipients = [], _sources = [];

    /// <summary>Whether one more message that is no alarm may go out.</summary>
    public bool MaySend(TimeSpan now) => _hour.Fits(now) && _day.Fits(now);

    /// <summary>When it may.</summary>
    public TimeSpan MaySendAt(TimeSpan now) => TimeSpan.FromTicks(Math.Max(_hour.FitsAt(now).Ticks, _day.FitsAt(now).Ticks));

    /// <summary>Counts a message that goes out.</summary>
    public void Sent(TimeSpan at)
    {
        _hour.Add(at);
        _day.Add(at);
    }

    /// <summary>Counts messages at the door; or says what is exceeded, and counts nothing.</summary>
    public Refusal? Take(IReadOnlyList<string> recipients, string source, TimeSpan now)
    {
        if (!Of(_sources, source, options.PerSourcePerHour).Fits(now, recipients.Count))
            return Exceeded(null, $"More than {options.PerSourcePerHour} messages from '{source}' in an hour.");
        if (recipients.FirstOrDefault(recipient => !Of(_recipients, recipient, options.PerRecipientPerHour).Fits(now)) is { } flooded)
            return Exceeded("to", $"More than {options.PerRecipientPerHour} messages to {flooded} in an hour.");
        foreach (var recipient in recipients)
            Count(recipient, source, now);
        return null;
    }

    /// <summary>Counts one at the door that was accepted before the start.</summary>
    public void Count(string recipient, string source, TimeSpan at)
    {
        Of(_recipients, recipient, options.PerRecipientPerHour).Add(at);
        Of(_sources, source, options.PerSourcePerHour).Add(at);
    }

    /// <summary>Takes back what <see cref="Take"/> counted: it was not accepted.</summary>
    public void TakeBack(IReadOnlyList<string> recipients, string source)
    {
        foreach (var recipient in recipients)
        {
            Of(_recipients, recipient, options.PerRecipientPerHour).TakeBack();
            Of(_sources, source, options.PerSourcePerHour).TakeBack();
        }
    }

    /// <summary>Forgets those that have been quiet for an hour.</summary>
    public void Prune(TimeSpan now)
    {
        foreach (var windows in (Dictionary<string, SlidingWindow>[])[_recipients, _sources])
            foreach (var (name, window) in windows)
                if (window.IsEmpty(now))
                    windows.Remove(name);
    }

    private static SlidingWindow Of(Dictionary<string, SlidingWindow> windows, string name, int limit)
    {
        if (!windows.TryGetValue(name, out var window))
            windows.Add(name, window = new SlidingWindow(Hour, limit));
        return window;
    }

    private static Refusal Exceeded(string? field, string detail) =>
        new("quota-exceeded", field, detail, "Send less, or raise the quota in the configuration.", TryLater: true);
}
