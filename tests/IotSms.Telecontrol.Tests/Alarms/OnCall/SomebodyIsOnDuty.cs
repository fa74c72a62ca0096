using System.Globalization;
using CsCheck;

namespace IotSms.Telecontrol.Alarms.OnCall;

public class SomebodyIsOnDuty
{
    private const int Day = 24 * 60;
    private const int Week = 7 * Day;

    private static readonly DayOfWeek[] WorkingDays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly Rota Pumps = new("pumps",
    [
        new(WorkingDays, new(7, 0), new(15, 30), ["anna", "bert"]),
        new([DayOfWeek.Friday], new(22, 0), new(6, 0), ["carl"]),
        new([DayOfWeek.Sunday], default, default, ["dora"]),
    ]);

    private static readonly Duty Site = new(
        [new("all", ["eva", "pumps", "anna"]), new("office", ["eva", "finn"])], [Pumps, new("nobody", [])]);

    [Theory]
    [InlineData("2026-11-23T07:00", "anna bert")] // A Monday.
    [InlineData("2026-11-23T15:29:59", "anna bert")]
    [InlineData("2026-11-27T22:00", "carl")] // Friday night.
    [InlineData("2026-11-27T23:59:59", "carl")]
    [InlineData("2026-11-28T00:00", "carl")]
    [InlineData("2026-11-28T05:59:59", "carl")]
    [InlineData("2026-11-29T00:00", "dora")] // All of Sunday.
    [InlineData("2026-11-29T23:59:59", "dora")]
    public void By_the_day_and_hour(string local, string users)
    {
        var onDuty = Site.Who("pumps", At(local));

        Assert.Equal((users, 0), (string.Join(' ', onDuty.Users), onDuty.Vacant.Count));
    }

    [Theory]
    [InlineData("2026-11-23T06:59:59")]
    [InlineData("2026-11-23T15:30")]
    [InlineData("2026-11-27T05:00")] // Friday morning is no part of Friday night.
    [InlineData("2026-11-28T06:00")]
    [InlineData("2026-11-30T00:00")]
    public void Or_else_everybody_of_the_rota_and_that_is_said(string local)
    {
        var onDuty = Site.Who("pumps", At(local));

        Assert.Equal(["anna", "bert", "carl", "dora"], onDuty.Users);
        Assert.Equal(["pumps"], onDuty.Vacant);
    }

    [Fact]
    public void A_group_is_told_in_its_order_and_nobody_twice()
    {
        Assert.Equal(["eva", "anna", "bert"], Site.Who("all", At("2026-11-23T09:00")).Users);
        Assert.Equal(["eva", "carl", "anna"], Site.Who("all", At("2026-11-28T01:00")).Users);
        Assert.Equal(["eva", "finn"], Site.Who("office", At("2026-11-28T01:00")).Users);
    }

    [Fact]
    public void Any_other_name_is_a_user() => Assert.Equal(["gerd"], Site.Who("gerd", At("2026-11-23T09:00")).Users);

    [Fact]
    public void A_rota_without_shifts_has_nobody_and_says_so()
    {
        var onDuty = Site.Who("nobody", At("2026-11-23T09:00"));

        Assert.Empty(onDuty.Users);
        Assert.Equal(["nobody"], onDuty.Vacant);
    }

    [Fact]
    public void Everybody_whom_a_name_can_mean() =>
        Assert.Equal(["eva", "anna", "bert", "carl", "dora"], Site.Everybody("all"));

    [Fact]
    public void Shifts_that_overlap_are_told_in_the_order_in_which_they_are_written()
    {
        var duty = Rota(new([DayOfWeek.Monday], new(8, 0), new(16, 0), ["b", "a"]), new(WorkingDays, default, default, ["c", "a"]));

        Assert.Equal(["b", "a", "c"], duty.Who("r", At("2026-11-23T09:00")).Users);
        Assert.Equal(["c", "a"], duty.Who("r", At("2026-11-23T17:00")).Users);
    }

    [Theory]
    [InlineData("2026-03-28T20:00+01:00", 7)] // An hour is left out.
    [InlineData("2026-10-24T20:00+02:00", 9)] // One comes twice.
    public void A_night_in_which_the_clock_is_set_has_another_length_and_no_gap(string evening, int hours)
    {
        var (oslo, from) = (CentralEurope(), DateTimeOffset.Parse(evening, CultureInfo.InvariantCulture));
        var duty = Rota(
            new([DayOfWeek.Saturday], new(20, 0), new(4, 0), ["night"]), new([DayOfWeek.Sunday], new(4, 0), new(20, 0), ["day"]));

        var told = Enumerable.Range(0, 12 * 6).Select(tens =>
            Assert.Single(duty.Who("r", TimeZoneInfo.ConvertTime(from.AddMinutes(10 * tens), oslo).DateTime).Users));

        Assert.Equal(Enumerable.Range(0, 12 * 6).Select(tens => tens < hours * 6 ? "night" : "day"), told);
    }

    [Fact]
    public void By_day_and_hour_as_a_naive_calendar_says() =>
        Gen.Select(Gen.Int[0, 6].Array[0, 4], Gen.Int[0, Day - 1], Gen.Int[0, Day - 1], Gen.Int[0, Week - 1]).Sample(
            (days, from, to, minute) =>
        {
            var shift = new Shift([.. days.Distinct().Select(day => (DayOfWeek)day)], Minute(from), Minute(to), ["anna"]);
            var length = ((to - from + Day - 1) % Day) + 1;
            var covered = days.Any(day => Enumerable.Range((day * Day) + from, length).Any(each => each % Week == minute));

            Assert.Equal(covered, shift.Covers(At("2026-11-22T00:00").AddMinutes(minute)));
        }, iter: 500, threads: 1);

    private static Duty Rota(params Shift[] shifts) => new([], [new("r", shifts)]);

    private static TimeOnly Minute(int minute) => new(minute / 60, minute % 60);

    private static DateTime At(string local) => DateTime.Parse(local, CultureInfo.InvariantCulture);

    private static TimeZoneInfo CentralEurope()
    {
        var two = new DateTime(1, 1, 1, 2, 0, 0);
        return TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(1), "x", "x", "x",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(two, 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(two.AddHours(1), 10, 5, DayOfWeek.Sunday)),
        ]);
    }
}
