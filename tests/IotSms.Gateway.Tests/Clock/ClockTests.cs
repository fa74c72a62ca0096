using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Gateway;

public class ClockTests
{
    [Fact]
    public void Ids_only_ever_grow_though_the_clock_falls_back()
    {
        var time = new BoardClock(Site.Start);
        var ulids = new UlidSequence(time);
        var ids = new List<string>();
        for (var i = 0; i < 1000; i++)
        {
            if (i % 100 == 50)
                time.SetAhead(TimeSpan.FromDays(-1));
            ids.Add(ulids.Next().ToString());
        }

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Ids_go_on_after_those_on_disk()
    {
        var future = Ulid.NewUlid(Site.Start.AddYears(1), new byte[10]);
        var ulids = new UlidSequence(new FakeTimeProvider(Site.Start));
        ulids.After(future);

        Assert.True(ulids.Next().CompareTo(future) > 0);
    }

    [Fact]
    public void A_window_never_holds_more_than_its_limit() => Gen.Select(Gen.Int[1, 5], Gen.Int[0, 40].Array[1, 60]).Sample((limit, gaps) =>
    {
        var length = TimeSpan.FromSeconds(60);
        var window = new SlidingWindow(length, limit);
        var (now, counted) = (TimeSpan.Zero, new List<TimeSpan>());
        foreach (var gap in gaps)
        {
            now += TimeSpan.FromSeconds(gap);
            Assert.Equal(counted.Count(at => at > now - length) < limit, window.Fits(now));
            if (!window.Fits(now))
            {
                Assert.False(window.Fits(window.FitsAt(now) - TimeSpan.FromTicks(1)));
                now = window.FitsAt(now);
                Assert.True(window.Fits(now));
            }
            window.Add(now);
            counted.Add(now);
        }
    }, iter: 500, threads: 1);

    [Fact]
    public void The_waits_grow_and_the_last_one_repeats()
    {
        var backoff = Backoff.Transient(new Random(1));

        Assert.Equal(
            [5, 30, 120, 600, 1800, 1800],
            Enumerable.Range(1, 6).Select(failures => Nearest(backoff.After(failures).TotalSeconds)));
    }

    private static int Nearest(double seconds) => ((int[])[5, 30, 120, 600, 1800]).MinBy(step => Math.Abs(step - seconds));
}
