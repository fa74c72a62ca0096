using IotSms.Simulator.Time;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Simulator.Tests.Time;

public sealed class TimelineTests
{
    [Fact]
    public void Plans_run_in_the_order_they_are_due_and_those_due_together_in_the_order_they_were_made()
    {
        var time = new FakeTimeProvider();
        using var timeline = new Timeline(time, 1);
        var ran = new List<string>();
        timeline.Run(() =>
        {
            timeline.After(TimeSpan.FromSeconds(2), () => ran.Add("c"));
            timeline.After(TimeSpan.FromSeconds(1), () => ran.Add("a"));
            timeline.After(TimeSpan.FromSeconds(1), () => ran.Add("b"));
        });
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["a", "b", "c"], ran);
    }

    [Fact]
    public void A_plan_made_by_a_plan_counts_from_the_time_that_one_was_due()
    {
        var time = new FakeTimeProvider();
        using var timeline = new Timeline(time, 1);
        var ran = new List<TimeSpan>();
        timeline.Run(() => timeline.After(TimeSpan.FromSeconds(1), () =>
            timeline.After(TimeSpan.FromSeconds(1), () => ran.Add(timeline.Now))));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([TimeSpan.FromSeconds(2)], ran);
    }

    [Fact]
    public void A_cancelled_plan_does_not_run()
    {
        var time = new FakeTimeProvider();
        using var timeline = new Timeline(time, 1);
        var ran = 0;
        var plan = timeline.Run(() => timeline.After(TimeSpan.FromSeconds(1), () => ran++));
        plan.Cancel();
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(0, ran);
    }

    [Fact]
    public void Twice_the_speed_takes_half_the_time()
    {
        var time = new FakeTimeProvider();
        using var timeline = new Timeline(time, 2);
        var ran = 0;
        timeline.Run(() => timeline.After(TimeSpan.FromSeconds(10), () => ran++));
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(0, ran);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(1, ran);
    }
}
