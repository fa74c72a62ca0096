using System.Collections.Concurrent;
using IotSms.Gateway;

namespace IotSms.Telecontrol.Commands;

/// <summary>
/// Dangerous commands that wait for a yes: the newest of each user, in exactly his words, for a while. They are not kept over a restart:
/// who gets no answer asks again.
/// </summary>
internal sealed class Confirmations(TimeSpan patience, GatewayClock clock)
{
    private readonly ConcurrentDictionary<string, (string Words, TimeSpan Until)> _waiting = new(StringComparer.Ordinal);

    /// <summary>A user's proven words wait for his yes.</summary>
    public void Ask(string user, string words) => _waiting[user] = (words, clock.Now.Uptime + patience);

    /// <summary>The words that a yes of this user is for; null: nothing waits.</summary>
    public string? Of(string user) => _waiting.TryGetValue(user, out var asked) && clock.Now.Uptime < asked.Until ? asked.Words : null;

    /// <summary>Takes the words for the one yes that is proven; false: another one was first, or others wait now.</summary>
    public bool Take(string user, string words) =>
        _waiting.TryGetValue(user, out var asked) && asked.Words == words && _waiting.TryRemove(new(user, asked));
}
