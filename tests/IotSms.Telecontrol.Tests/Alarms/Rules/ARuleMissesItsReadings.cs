namespace IotSms.Telecontrol.Alarms.Rules;

public class ARuleMissesItsReadings
{
    private static readonly Condition Silent = new Condition.Missing(TimeSpan.FromMinutes(15));

    [Fact]
    public void From_the_start_on_if_there_is_only_one_source()
    {
        var site = new RuleSite(RuleSite.Rule("plant/level", Silent, "silent"));

        site.Wait(1000);
        site.Say("plant/level", "1");
        site.Wait(899);
        site.Say("plant/level", "1");
        site.Wait(901);

        Assert.Equal(
            [" 900: raised silent plant/level", "1000: cleared silent plant/level", "2799: raised silent plant/level"], site.Story);
        Assert.Equal("15 min", site.Events[0].Values["limit"]);
    }

    [Fact]
    public void Of_each_source_that_was_heard_once()
    {
        var site = new RuleSite(RuleSite.Rule("plant/+", Silent, "silent"));

        site.Wait(1000);
        site.Say("plant/1", "1");
        site.Say("plant/2", "1");
        site.Wait(500);
        site.Say("plant/2", "1");
        site.Wait(500);

        Assert.Equal(["1900: raised silent plant/1"], site.Story);
    }

    [Fact]
    public void And_a_retained_publication_is_not_fresh()
    {
        var site = new RuleSite(RuleSite.Rule("plant/+", Silent, "silent"));

        site.Say("plant/1", "1", isOld: true);
        site.Wait(600);
        site.Say("plant/1", "1", isOld: true);
        site.Wait(600);
        site.Say("plant/1", "1", isOld: true);

        Assert.Equal([" 900: raised silent plant/1"], site.Story);
    }

    [Fact]
    public void And_what_cannot_be_read_is_none()
    {
        var site = new RuleSite(RuleSite.Rule("plant/+", Silent, "silent") with { Value = RuleSite.Path("$.level") });

        site.Say("plant/1", "{");
        site.Say("plant/2", """{"level":1}""");
        site.Wait(600);
        site.Say("plant/2", """{"level":null}""");
        site.Wait(600);

        Assert.Equal([" 900: raised silent plant/2"], site.Story);
        Assert.Equal(["plant/1", "plant/2"], site.News.Cast<ReadingRefused>().Select(news => news.Source));
    }

    [Fact]
    public void And_is_cleared_once_they_came_for_long_enough()
    {
        var site = new RuleSite(RuleSite.Rule("t", Silent, "silent") with { ClearHold = TimeSpan.FromMinutes(20) });

        site.Wait(1000);
        site.Say("t", "1");
        site.Wait(1000);
        site.Say("t", "1");
        site.Wait(800);
        site.Say("t", "1");
        site.Wait(500);

        Assert.Equal([" 900: raised silent t", "3200: cleared silent t"], site.Story);
    }

    [Fact]
    public void After_a_restart_of_sources_that_only_their_readings_told_of_and_for_a_whole_period()
    {
        var site = new RuleSite(RuleSite.Rule("plant/+", Silent, "silent"));

        site.Say("plant/1", "1");
        site.Wait(800);
        site.Restart(downSeconds: 3600);
        site.Wait(899);
        Assert.Empty(site.Story);
        site.Wait(1);

        Assert.Equal(["5300: raised silent plant/1"], site.Story);
    }

    [Theory]
    [InlineData(90, "90 s")]
    [InlineData(900, "15 min")]
    [InlineData(9000, "2.5 h")]
    [InlineData(200_000, "2.3 d")]
    public void And_says_for_how_long(int seconds, string said) =>
        Assert.Equal(said, new Condition.Missing(TimeSpan.FromSeconds(seconds)).Limit);
}
