using Microsoft.Extensions.Time.Testing;

namespace IotSms.Gateway;

/// <summary>A fake clock as on a board without battery: its wall clock can be set, which moves no timer and no duration.</summary>
internal sealed class BoardClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>Where tests begin that don't care.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private TimeSpan _setAhead;

    public void SetAhead(TimeSpan by) => _setAhead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _setAhead;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
