using IotSms.Modem.Recovery;

namespace IotSms.Modem.Tests.Recovery;

public sealed class RecoveryLadderTests
{
    [Fact]
    public void Steps_come_mildest_first_and_a_rest_ends_each_climb()
    {
        var ladder = new RecoveryLadder(hasPowerKey: true);
        Assert.Equal(
            [
                RecoveryStep.Resync, RecoveryStep.OtherRates, RecoveryStep.Restart, RecoveryStep.PowerKey, RecoveryStep.Rest,
                RecoveryStep.Resync,
            ],
            Climb(ladder, 6));
    }

    [Fact]
    public void Without_a_power_key_there_is_no_such_step() =>
        Assert.DoesNotContain(RecoveryStep.PowerKey, Climb(new RecoveryLadder(hasPowerKey: false), 8));

    [Fact]
    public void Rests_grow_to_an_hour_and_start_over_when_it_works()
    {
        var ladder = new RecoveryLadder(hasPowerKey: false);
        Assert.Equal([1, 5, 15, 60, 60], Rests());
        ladder.Reset();
        Assert.Equal([1], Rests(1));

        IEnumerable<double> Rests(int count = 5)
        {
            while (count > 0)
            {
                if (ladder.Climb() is (RecoveryStep.Rest, var wait))
                {
                    count--;
                    yield return wait.TotalMinutes;
                }
            }
        }
    }

    [Fact]
    public void A_module_that_answers_but_does_not_send_goes_straight_to_the_restart()
    {
        var ladder = new RecoveryLadder(hasPowerKey: true);
        ladder.SkipTo(RecoveryStep.Restart);
        Assert.Equal([RecoveryStep.Restart, RecoveryStep.PowerKey], Climb(ladder, 2));
    }

    [Fact]
    public void A_missing_port_is_tried_at_growing_intervals_of_half_a_minute_at_the_most()
    {
        var ladder = new RecoveryLadder(hasPowerKey: false);
        Assert.Equal([1, 2, 5, 10, 30, 30], Enumerable.Range(0, 6).Select(_ => ladder.Missing().TotalSeconds));
    }

    private static List<RecoveryStep> Climb(RecoveryLadder ladder, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => ladder.Climb().Step)];
}
