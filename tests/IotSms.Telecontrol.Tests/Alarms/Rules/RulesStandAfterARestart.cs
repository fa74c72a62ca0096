using System.Text.Json;

namespace IotSms.Telecontrol.Alarms.Rules;

public class RulesStandAfterARestart
{
    private static AlarmRule High => RuleSite.Rule("plant/level", RuleSite.Above(92, hysteresis: 7)) with
    {
        Hold = TimeSpan.FromSeconds(30),
        ClearHold = TimeSpan.FromSeconds(20),
        Cooldown = TimeSpan.FromSeconds(60),
    };

    [Fact]
    public void A_hold_time_goes_on()
    {
        var site = new RuleSite(High);
        site.Say("plant/level", "95");
        site.Wait(10);
        site.Restart(downSeconds: 5);

        site.Wait(14);
        Assert.Empty(site.Story);
        site.Wait(1);

        Assert.Equal(["  30: raised high plant/level = 95"], site.Story);
    }

    [Fact]
    public void What_came_due_meanwhile_is_told_at_once()
    {
        var site = new RuleSite(High);
        site.Say("plant/level", "95");
        site.Restart(downSeconds: 50);

        Assert.Equal(["  50: raised high plant/level = 95"], site.Story);
    }

    [Fact]
    public void What_is_raised_is_not_raised_again()
    {
        var site = new RuleSite(High);
        site.Say("plant/level", "95");
        site.Wait(30);
        site.Restart();

        site.Say("plant/level", "96");
        site.Wait(30);
        site.Say("plant/level", "80");
        site.Restart();
        site.Wait(20);

        Assert.Equal(["  30: raised high plant/level = 95", "  80: cleared high plant/level = 80"], site.Story);
    }

    [Fact]
    public void What_cools_cools_on()
    {
        var site = new RuleSite(High);
        site.Say("plant/level", "95");
        site.Wait(30);
        site.Say("plant/level", "80");
        site.Wait(20);
        site.Restart(downSeconds: 10);
        site.Say("plant/level", "95");
        site.Wait(100);

        Assert.Equal(" 110: raised high plant/level = 95", site.Story[^1]);
    }

    [Theory]
    [InlineData(-2 * 365)]
    [InlineData(-1)]
    [InlineData(3 * 365)]
    public void A_clock_that_is_wrong_at_the_start_ends_no_time_and_stretches_none_beyond_its_length(int days)
    {
        var site = new RuleSite(High);
        site.Say("plant/level", "95");
        site.Wait(10);
        site.Restart(downSeconds: 0, believedOff: TimeSpan.FromDays(days));

        Assert.Empty(site.Story);
        site.Wait(30);

        Assert.Equal(["  40: raised high plant/level = 95"], site.Story);
    }

    [Fact]
    public void A_clock_that_is_set_while_it_runs_changes_nothing()
    {
        var site = new RuleSite(High);
        site.Say("plant/level", "95");
        site.SetClock(TimeSpan.FromDays(700));
        site.Wait(29);
        Assert.Empty(site.Story);
        site.SetClock(TimeSpan.FromDays(-1400));
        site.Wait(1);

        Assert.Single(site.Story);
    }

    [Fact]
    public void A_rule_that_is_no_longer_there_leaves_its_states_to_whoever_asks()
    {
        var gone = new RuleState { Rule = "gone", Source = "t", IsRaised = true };
        var moved = new RuleState { Rule = "high", Source = "elsewhere", IsRaised = true };
        var stays = new RuleState { Rule = "high", Source = "plant/level", IsRaised = true };

        var book = new RuleBook([High], [gone, moved, stays], new(TimeSpan.Zero, RuleSite.Start), RuleSite.Start);

        Assert.Equal([gone, moved], book.Orphans);
    }

    [Fact]
    public void A_state_is_read_as_it_was_written()
    {
        var state = new RuleState
        {
            Rule = "high",
            Source = "plant/Ø",
            TurningSince = RuleSite.Start.AddTicks(1),
            ClearedAt = RuleSite.Start,
            Values = new Dictionary<string, string> { ["value"] = "9" },
        };

        var read = JsonSerializer.Deserialize(
            JsonSerializer.Serialize(state, RuleState.Records.Type), RuleState.Records.Type)!;

        Assert.True(read.StandsAs(state));
        Assert.Equal(("high/plant/Ø", "9"), (read.Key, read.Values!["value"]));
        Assert.Equal(
            """{"rule":"high","source":"t","isRaised":true}""",
            JsonSerializer.Serialize(new RuleState { Rule = "high", Source = "t", IsRaised = true }, RuleState.Records.Type));
    }
}
