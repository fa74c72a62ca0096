using CsCheck;

namespace IotSms.Gateway;

public class OutboxQueueTests
{
    private static readonly Moment Now = new(TimeSpan.Zero, Site.Start);
    private readonly OutboxQueue _queue = new();

    [Fact]
    public void Alarms_go_first_and_bulk_last()
    {
        var (bulk, normal, alarm) = (Add("1", Lane.Bulk), Add("2", Lane.Normal), Add("3", Lane.Alarm));

        Assert.Equal([alarm, normal, bulk], TakeAll());
    }

    [Fact]
    public void A_line_waits_behind_its_first_and_an_alarm_does_not()
    {
        var (first, _, alarm) = (Add("1"), Add("1"), Add("1", Lane.Alarm));

        Assert.Equal([alarm, first], TakeAll());
    }

    [Fact]
    public void Who_comes_back_is_first_again()
    {
        var (first, second) = (Add("1"), Add("1"));
        Take();
        Assert.Null(Take());

        _queue.GiveBack(first);

        Assert.Same(first, Take());
        _queue.Remove(first);
        Assert.Same(second, Take());
    }

    [Fact]
    public void Who_is_delayed_holds_up_its_own_line_only()
    {
        var (delayed, behind, other) = (Add("1"), Add("1"), Add("2"));
        Take();
        _queue.GiveBack(delayed, TimeSpan.FromSeconds(5));

        Assert.Same(other, Take());
        Assert.Null(Take());
        Assert.Equal(TimeSpan.FromSeconds(5), _queue.NextDueAt().Delay);
        Assert.Same(delayed, Take(TimeSpan.FromSeconds(5)));
        _queue.Remove(delayed);
        Assert.Same(behind, Take());
    }

    [Fact]
    public void Who_steps_aside_is_passed_and_still_comes_back()
    {
        var (aside, behind) = (Add("1"), Add("1"));
        Take();
        _queue.GiveBack(aside, TimeSpan.FromSeconds(5));
        _queue.StepAside(aside);

        Assert.Same(behind, Take());
        Assert.Null(Take());
        Assert.Same(aside, Take(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Who_is_scheduled_holds_up_nobody_and_then_goes_by_its_age()
    {
        var scheduled = Add("1", notBefore: Site.Start.AddHours(1));
        var (second, third) = (Add("1"), Add("1"));
        Assert.Equal(Site.Start.AddHours(1), _queue.NextDueAt().Scheduled);
        Assert.Same(second, Take());
        _queue.Remove(second);

        Assert.Same(scheduled, Take(TimeSpan.FromHours(1)));
        _queue.Remove(scheduled);
        Assert.Same(third, Take(TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Who_is_not_durable_yet_is_not_taken_and_not_passed()
    {
        var reserved = new QueueItem(Key(), "1", Lane.Normal);
        _queue.Reserve(reserved);
        Add("1");
        Assert.Null(Take());

        _queue.Activate(reserved, Now);

        Assert.Same(reserved, Take());
    }

    [Fact]
    public void Who_has_expired_is_not_taken()
    {
        var item = new QueueItem(Key(), "1", Lane.Normal) { ExpiresAt = TimeSpan.FromMinutes(1) };
        _queue.Reserve(item);
        _queue.Activate(item, Now);

        Assert.Equal(TimeSpan.FromMinutes(1), _queue.NextExpiryAfter(TimeSpan.Zero));
        Assert.Null(Take(TimeSpan.FromMinutes(1)));
        Assert.Same(item, Assert.Single(_queue.FindExpired(new Moment(TimeSpan.FromMinutes(1), Site.Start))));
    }

    /// <summary>Any mix of arrivals, takings, returns and delays, against the rules read one by one from the list of all items.</summary>
    [Fact]
    public void Whatever_happens_the_first_that_may_go_is_taken() => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 9])
        .Array[1, 60].Sample(steps =>
        {
            var queue = new OutboxQueue();
            var all = new List<QueueItem>();
            var taken = new List<QueueItem>();
            var now = Now;
            foreach (var (step, recipient, lane, seconds) in steps)
            {
                switch (step)
                {
                    case 0 or 1:
                        var item = new QueueItem(Key(), $"{recipient}", (Lane)lane)
                        {
                            NotBefore = seconds > 7 ? now.Wall.AddSeconds(seconds) : null,
                        };
                        queue.Reserve(item);
                        queue.Activate(item, now);
                        all.Add(item);
                        break;
                    case 2:
                        var expected = all.Where(candidate => MayGo(candidate, all, now))
                            .OrderBy(candidate => candidate.Lane)
                            .ThenBy(candidate => candidate.Key)
                            .FirstOrDefault();
                        var next = queue.TakeNext(now, _ => true);
                        Assert.Same(expected, next);
                        if (next is not null)
                            taken.Add(next);
                        break;
                    case 3 when taken.Count > 0:
                        queue.GiveBack(taken[^1], seconds > 4 ? now.Uptime + TimeSpan.FromSeconds(seconds) : null);
                        taken.RemoveAt(taken.Count - 1);
                        break;
                    case 4 when taken.Count > 0:
                        queue.Remove(taken[0]);
                        all.Remove(taken[0]);
                        taken.RemoveAt(0);
                        break;
                    case 5 when taken.Count > 0 && seconds > 6:
                        queue.StepAside(taken[0]);
                        break;
                    case 5:
                        now = new Moment(now.Uptime + TimeSpan.FromSeconds(seconds), now.Wall.AddSeconds(seconds));
                        break;
                }
                Assert.Equal(all.Count, queue.Count);
            }
        }, iter: 2000, threads: 1);

    private static bool MayGo(QueueItem item, List<QueueItem> all, Moment now) =>
        Waits(item, now) && (item.IsAside || !all.Exists(other =>
            other != item && !other.IsAside && other.Recipient == item.Recipient && other.Lane == item.Lane
            && other.Key.CompareTo(item.Key) < 0 && !(other.Place == QueuePlace.Scheduled && other.NotBefore > now.Wall)));

    private static bool Waits(QueueItem item, Moment now) => item.Place switch
    {
        QueuePlace.Ready => true,
        QueuePlace.Delayed => item.DelayedUntil <= now.Uptime,
        QueuePlace.Scheduled => item.NotBefore <= now.Wall,
        _ => false,
    };

    private QueueItem Add(string recipient, Lane lane = Lane.Normal, DateTimeOffset? notBefore = null)
    {
        var item = new QueueItem(Key(), recipient, lane) { NotBefore = notBefore };
        _queue.Reserve(item);
        _queue.Activate(item, Now);
        return item;
    }

    private QueueItem? Take(TimeSpan after = default) => _queue.TakeNext(new Moment(after, Site.Start + after), _ => true);

    private List<QueueItem> TakeAll()
    {
        var items = new List<QueueItem>();
        while (Take() is { } item)
            items.Add(item);
        return items;
    }

    private static int s_keys;

    private static Ulid Key() => new(Octets(new UInt128(0, (ulong)Interlocked.Increment(ref s_keys))));

    private static byte[] Octets(UInt128 number)
    {
        var octets = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(octets, number);
        return octets;
    }
}
