using System.Threading.Channels;

namespace IotSms.Gateway;

/// <summary>What one loop waits for: somebody sets it, or its time comes. Being set while nobody waits is remembered, once.</summary>
public sealed class Wakeup(TimeProvider time)
{
    /// <summary>Timers of the runtime end at 49 days; a loop that wakes for nothing once a day does no harm.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Channel<bool> _set =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Wakes the loop.</summary>
    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Waits until set, or for the time given; null: until set.</summary>
    public async ValueTask WaitAsync(TimeSpan? atMost, CancellationToken cancellationToken)
    {
        if (atMost is { } due && due <= TimeSpan.Zero)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return;
        }
        using var timer = atMost is null
            ? null
            : time.CreateTimer(
                static wakeup => ((Wakeup)wakeup!).Set(), this,
                TimeSpan.FromTicks(Math.Min(atMost.Value.Ticks, Longest.Ticks)), Timeout.InfiniteTimeSpan);
        await _set.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
    }
}
