using IotSms.Simulator.Profiles;
using IotSms.Simulator.Time;

namespace IotSms.Simulator.Tests.Time;

public sealed class RandomDurationTests
{
    public static TheoryData<string, double, double, double> SubmitTimes =>
        new() { { "sim800", 3.2, 6.7, 60 }, { "sim7600", 1.8, 4.1, 60 } };

    [Theory]
    [MemberData(nameof(SubmitTimes))]
    public void Submits_take_as_long_as_was_seen_in_the_field(string profile, double median, double most, double longest)
    {
        var random = new Random(1);
        var draws = Enumerable.Range(0, 20_000)
            .Select(_ => ModuleProfile.Find(profile)!.Timings.Submit.Draw(random).TotalSeconds).Order().ToArray();
        Assert.InRange(draws[10_000], median * 0.97, median * 1.03);
        Assert.InRange(draws[19_000], most * 0.9, most * 1.15);
        Assert.InRange(draws[^1], 12, longest);
    }

    [Fact]
    public void A_few_reports_never_come()
    {
        var random = new Random(1);
        var never = Enumerable.Range(0, 10_000).Count(_ => ModuleProfile.Sim800.Timings.Report.Draw(random) == Timeout.InfiniteTimeSpan);
        Assert.InRange(never, 150, 250);
    }

    [Fact]
    public void The_same_seed_draws_the_same()
    {
        var duration = new RandomDuration.LogNormal(3, 0.5);
        Assert.Equal(duration.Draw(new Random(7)), duration.Draw(new Random(7)));
        Assert.NotEqual(duration.Draw(new Random(7)), duration.Draw(new Random(8)));
    }
}
