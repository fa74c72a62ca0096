using System.Collections.Concurrent;
using IotSms.Gateway;

namespace IotSms.Telecontrol.Access;

/// <summary>How often something may happen in an hour, for each of a few names.</summary>
internal sealed class HourlyLimit(int limit, GatewayClock clock)
{
    private readonly ConcurrentDictionary<string, SlidingWindow> _windows = new();

    /// <summary>Whether once more is not too often; nothing is counted.</summary>
    public bool Fits(string name)
    {
        var window = WindowOf(name);
        lock (window)
            return limit > 0 && window.Fits(clock.Now.Uptime);
    }

    /// <summary>Counts once more, if that is not too often; the answer is whether.</summary>
    public bool TryCount(string name)
    {
        var window = WindowOf(name);
        lock (window)
        {
            if (limit == 0 || !window.Fits(clock.Now.Uptime))
                return false;
            window.Add(clock.Now.Uptime);
            return true;
        }
    }

    private SlidingWindow WindowOf(string name) => _windows.GetOrAdd(name, _ => new SlidingWindow(TimeSpan.FromHours(1), limit));
}
