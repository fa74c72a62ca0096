namespace IotSms.Telecontrol.Alarms.Rules;

public class ARuleIsRaisedAndCleared
{
    private static AlarmRule High => RuleSite.Rule("plant/level", RuleSite.Above(92, hysteresis: 7));

    [Fact]
    public void Above_its_limit_and_cleared_below_the_hysteresis()
    {
        var site = new RuleSite(High);

        site.Say("plant/level", "92");
        site.Say("plant/level", "92.5");
        site.Say("plant/level", "99");
        site.Say("plant/level", "85.5");
        site.Say("plant/level", "85");
        site.Say("plant/level", "91");

        Assert.Equal(["   0: raised high plant/level = 92.5", "   0: cleared high plant/level = 85"], site.Story);
        Assert.Empty(site.Disk);
    }

    [Theory]
    [InlineData("4.9", true)]
    [InlineData("5", false)]
    [InlineData("30", false)]
    [InlineData("30.1", true)]
    public void Outside_of_two_limits(string value, bool isRaised)
    {
        var site = new RuleSite(RuleSite.Rule("t", new Condition.Outside(5, 30)));

        site.Say("t", value);

        Assert.Equal(isRaised, site.Story.Count == 1);
    }

    [Fact]
    public void Between_two_limits_it_is_right_again_only_inside_both_bands()
    {
        var site = new RuleSite(RuleSite.Rule("t", new Condition.Outside(5, 30, Hysteresis: 2)));

        foreach (var value in (string[])["4", "6.9", "7", "31", "28.1", "6.9", "28"])
            site.Say("t", value);

        Assert.Equal(
            ["   0: raised high t = 4", "   0: cleared high t = 7", "   0: raised high t = 31", "   0: cleared high t = 28"], site.Story);
    }

    [Theory]
    [InlineData("fault", "fault", true)]
    [InlineData("fault", "FAULT", true)]
    [InlineData("fault", "ok", false)]
    [InlineData("1", "1.0", true)]
    [InlineData("1", "true", false)]
    [InlineData("true", "True", true)]
    public void When_it_is_a_certain_value_or_is_not(string wanted, string said, bool isEqual)
    {
        var equal = new RuleSite(RuleSite.Rule("t", new Condition.EqualTo(new(wanted))));
        var other = new RuleSite(RuleSite.Rule("t", new Condition.NotEqualTo(new(wanted))));

        equal.Say("t", said);
        other.Say("t", said);

        Assert.Equal((isEqual, !isEqual), (equal.Story.Count == 1, other.Story.Count == 1));
    }

    [Fact]
    public void By_an_input_and_not_by_a_topic_that_is_spelled_like_one()
    {
        var site = new RuleSite(RuleSite.Rule("#", new Condition.EqualTo(new("on"))) with { From = new RuleSource.Input("door") });

        site.Say("input/door", "on");
        Assert.Empty(site.Story);
        site.Hear(Reading.OfInput("door", isOn: true));
        site.Hear(Reading.OfInput("window", isOn: false));
        site.Hear(Reading.OfInput("door", isOn: false));

        Assert.Equal(["   0: raised high input/door = on", "   0: cleared high input/door = off"], site.Story);
    }

    [Fact]
    public void Only_after_it_held()
    {
        var site = new RuleSite(High with { Hold = TimeSpan.FromSeconds(30), ClearHold = TimeSpan.FromSeconds(20) });

        site.Say("plant/level", "95");
        site.Wait(29);
        site.Say("plant/level", "91");
        site.Wait(10);
        site.Say("plant/level", "96");
        site.Wait(20);
        site.Say("plant/level", "97");
        site.Wait(20);
        site.Say("plant/level", "80");
        site.Wait(19);
        site.Say("plant/level", "90");
        site.Say("plant/level", "81");
        site.Wait(100);

        Assert.Equal(["  69: raised high plant/level = 97", " 118: cleared high plant/level = 81"], site.Story);
    }

    [Fact]
    public void And_not_again_while_it_cools_unless_it_is_wrong_at_the_end()
    {
        var site = new RuleSite(High with { Cooldown = TimeSpan.FromMinutes(1) });

        site.Say("plant/level", "95");
        site.Say("plant/level", "80");
        site.Wait(10);
        site.Say("plant/level", "95");
        site.Say("plant/level", "80");
        site.Wait(10);
        site.Say("plant/level", "94");
        site.Wait(100);

        Assert.Equal(
            [
                "   0: raised high plant/level = 95", "   0: cleared high plant/level = 80", "  60: raised high plant/level = 94",
            ], site.Story);
    }

    [Fact]
    public void What_has_cooled_is_forgotten()
    {
        var site = new RuleSite(High with { Cooldown = TimeSpan.FromMinutes(1) });
        site.Say("plant/level", "95");
        site.Say("plant/level", "80");

        site.Wait(59);
        Assert.Single(site.Disk);
        site.Wait(1);

        Assert.Empty(site.Disk);
        Assert.Null(site.Book.NextAt);
    }

    [Fact]
    public void Late_if_nobody_looked_in_time_and_before_what_is_heard_then()
    {
        var site = new RuleSite(High with { Hold = TimeSpan.FromSeconds(10) });

        site.Say("plant/level", "95");
        site.Elapse(TimeSpan.FromSeconds(12));
        site.Say("plant/level", "80");

        Assert.Equal(["  12: raised high plant/level = 95", "  12: cleared high plant/level = 80"], site.Story);
    }

    [Fact]
    public void With_what_its_text_may_name()
    {
        var site = new RuleSite(RuleSite.Rule("plant/+/level", RuleSite.Above(92)) with { Value = RuleSite.Path("$.level") });

        site.Say("plant/pump3/level", """{"level":93.50,"unit":"%","ok":true,"more":{},"a-b":1,"value":"no"}""");

        Assert.Equal(
            [
                ("level", "93.50"), ("limit", "92"), ("match", "pump3"), ("ok", "true"), ("rule", "high"),
                ("source", "plant/pump3/level"), ("unit", "%"), ("value", "93.50"),
            ],
            Assert.Single(site.Events).Values.OrderBy(value => value.Key, StringComparer.Ordinal)
                .Select(value => (value.Key, value.Value)));
        Assert.Equal("pump3", site.Events[0].Match);
    }

    [Fact]
    public void And_only_what_changes_is_written()
    {
        var site = new RuleSite(High with { Hold = TimeSpan.FromSeconds(10) });

        for (var i = 0; i < 100; i++)
        {
            site.Say("plant/level", i < 50 ? "80" : $"{95 + (i % 3)}");
            site.Wait(1);
        }

        Assert.Equal(2, site.Writes);
        Assert.Single(site.Story);
    }
}
