using IotSms.Modem.Recovery;

namespace IotSms.Modem.Tests.Recovery;

public sealed class RecoveryLadderTests
{
    private static readonly RecoveryStep[] AllLines = [RecoveryStep.PowerKey, RecoveryStep.Reset, RecoveryStep.Rail];
    private TimeSpan _now;

    [Fact]
    public void Steps_come_mildest_first_and_a_rest_ends_each_climb() => Assert.Equal(
        [
            RecoveryStep.Resync, RecoveryStep.OtherRates, RecoveryStep.Restart, RecoveryStep.PowerKey, RecoveryStep.Reset,
            RecoveryStep.Rail, RecoveryStep.Rest, RecoveryStep.Resync,
        ],
        Climb(Ladder(AllLines), Trouble.Silent, 8));

    [Fact]
    public void What_is_not_wired_is_no_step()
    {
        Assert.Equal(
            [RecoveryStep.Resync, RecoveryStep.OtherRates, RecoveryStep.Restart, RecoveryStep.Rest],
            Climb(Ladder(), Trouble.Silent, 4));
        Assert.Equal([RecoveryStep.Restart, RecoveryStep.Rail], Climb(Ladder([RecoveryStep.Rail]), Trouble.Silent, 4)[2..]);
    }

    [Fact]
    public void One_that_answers_AT_but_no_submission_begins_at_its_radio() => Assert.Equal(
        [RecoveryStep.Radio, RecoveryStep.Restart, RecoveryStep.PowerKey, RecoveryStep.Reset, RecoveryStep.Rail, RecoveryStep.Rest],
        Climb(Ladder(AllLines), Trouble.NoSubmission, 6));

    [Theory]
    [InlineData(Trouble.RefusesSetUp, RecoveryStep.Defaults)]
    [InlineData(Trouble.RefusesMessages, RecoveryStep.Defaults)]
    [InlineData(Trouble.Searching, RecoveryStep.Radio)]
    [InlineData(Trouble.Restarting, RecoveryStep.Rest)]
    [InlineData(Trouble.Missing, RecoveryStep.Resync)]
    internal void One_whose_trouble_may_be_the_network_s_is_never_switched_off(Trouble trouble, RecoveryStep first)
    {
        var steps = Climb(Ladder(AllLines), trouble, 20);
        Assert.Equal(first, steps[0]);
        Assert.DoesNotContain(steps, step => AllLines.Contains(step));
    }

    [Fact]
    public void Nothing_is_ever_done_to_the_module_behind_a_port_that_is_missing()
    {
        var ladder = Ladder(AllLines);
        var waits = Enumerable.Range(0, 6).Select(_ => ladder.Climb(Trouble.Missing, _now).Wait.TotalSeconds).ToArray();
        Assert.All(waits.Zip([1.0, 2, 5, 10, 30, 30]), pair => Assert.InRange(pair.First, pair.Second, pair.Second * 1.2));
    }

    [Fact]
    public void Rests_grow_to_an_hour_and_start_over_when_it_works()
    {
        var ladder = Ladder(restartsPerHour: int.MaxValue);
        AssertSpread([1, 5, 15, 60, 60], Rests(ladder, 5));
        ladder.Settled();
        AssertSpread([1], Rests(ladder, 1));
    }

    [Fact]
    public void No_two_sites_wait_equally_long_and_the_same_seed_does()
    {
        Assert.Equal(Rests(Ladder(seed: 1), 3), Rests(Ladder(seed: 1), 3));
        Assert.NotEqual(Rests(Ladder(seed: 1), 3), Rests(Ladder(seed: 2), 3));
    }

    [Fact]
    public void Each_trouble_is_counted_by_itself()
    {
        var ladder = Ladder(AllLines);
        Climb(ladder, Trouble.Silent, 3);
        Assert.Equal(RecoveryStep.Radio, ladder.Climb(Trouble.NoSubmission, _now).Step);
        Assert.Equal(RecoveryStep.PowerKey, ladder.Climb(Trouble.Silent, _now).Step);
        Assert.False(ladder.IsAtRest);
        ladder.Settled();
        Assert.Equal(RecoveryStep.Restart, ladder.Climb(Trouble.NoSubmission, _now).Step);
        Assert.Equal(RecoveryStep.Resync, ladder.Climb(Trouble.Silent, _now).Step);
        ladder.Settled();
        ladder.Sent();
        Assert.True(ladder.IsAtRest);
        Assert.Equal(RecoveryStep.Radio, ladder.Climb(Trouble.NoSubmission, _now).Step);
    }

    [Fact]
    public void Beyond_the_restarts_of_an_hour_it_rests_and_says_instead_of_what()
    {
        var ladder = Ladder(AllLines, restartsPerHour: 5);
        Climb(ladder, Trouble.Silent, 9);
        Assert.Equal(4, ladder.RestartsInLastHour(_now));
        Assert.Equal(new(RecoveryStep.Restart), ladder.Climb(Trouble.Silent, _now));
        var rest = ladder.Climb(Trouble.Silent, _now);
        Assert.Equal((RecoveryStep.Rest, RecoveryStep.PowerKey), (rest.Step, rest.Capped));
        AssertSpread([5], [rest.Wait.TotalMinutes]);
        Assert.Equal([RecoveryStep.Resync, RecoveryStep.OtherRates], Climb(ladder, Trouble.Silent, 2));
        _now += TimeSpan.FromHours(1);
        Assert.Equal(new(RecoveryStep.Restart), ladder.Climb(Trouble.Silent, _now));
        Assert.Equal(1, ladder.RestartsInLastHour(_now));
    }

    [Fact]
    public void Three_starts_in_an_hour_are_borne_and_more_are_not()
    {
        var ladder = Ladder();
        Assert.Equal([false, false, false, true, true], Enumerable.Range(0, 5).Select(_ => ladder.StartedByItself(_now)));
        AssertSpread([1, 5], Rests(ladder, 2, Trouble.Restarting));
        _now += TimeSpan.FromHours(1);
        Assert.False(ladder.StartedByItself(_now));
        AssertSpread([1], Rests(ladder, 1, Trouble.Restarting));
    }

    private static RecoveryLadder Ladder(RecoveryStep[]? wired = null, int restartsPerHour = 100, int seed = 1) =>
        new(wired ?? [], restartsPerHour, new Random(seed));

    private RecoveryStep[] Climb(RecoveryLadder ladder, Trouble trouble, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => ladder.Climb(trouble, _now).Step)];

    private double[] Rests(RecoveryLadder ladder, int count, Trouble trouble = Trouble.Silent)
    {
        List<double> rests = [];
        while (rests.Count < count)
        {
            if (ladder.Climb(trouble, _now) is { Step: RecoveryStep.Rest } rest) rests.Add(rest.Wait.TotalMinutes);
        }

        return [.. rests];
    }

    private static void AssertSpread(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First, pair.First * 1.2));
    }
}
