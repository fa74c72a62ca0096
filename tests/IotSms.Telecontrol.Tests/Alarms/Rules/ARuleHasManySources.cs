namespace IotSms.Telecontrol.Alarms.Rules;

public class ARuleHasManySources
{
    private static AlarmRule High => RuleSite.Rule("plant/+", RuleSite.Above(92));

    [Fact]
    public void Each_stands_for_itself()
    {
        var site = new RuleSite(High with { Hold = TimeSpan.FromSeconds(10) });

        site.Say("plant/1", "95");
        site.Wait(5);
        site.Say("plant/2", "96");
        site.Wait(2);
        site.Say("plant/1", "80");
        site.Wait(20);

        Assert.Equal(["  15: raised high plant/2 = 96"], site.Story);
    }

    [Fact]
    public void The_quiet_one_that_was_heard_longest_ago_gives_way()
    {
        var silent = RuleSite.Rule("plant/+", new Condition.Missing(TimeSpan.FromHours(1)), "silent");
        var site = new RuleSite(silent, High);
        site.Say("plant/0", "95");
        for (var i = 1; i < RuleBook.MostSources; i++)
        {
            site.Wait(1);
            site.Say($"plant/{i}", "80");
        }
        site.Say("plant/1", "80");

        site.Say("plant/more", "95");
        site.Say("plant/much-more", "80");

        Assert.Equal(
            [new SourceForgotten("silent", "plant/0", 1000), new SourceForgotten("high", "plant/2", 1000)], site.News);
        Assert.DoesNotContain("silent/plant/0", site.Disk.Keys);
        Assert.DoesNotContain("silent/plant/2", site.Disk.Keys);
        Assert.Contains("high/plant/0", site.Disk.Keys);
        Assert.Equal(1000 + 2, site.Disk.Count);
        site.Say("plant/0", "80");
        Assert.Equal("cleared", site.Story[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    [Fact]
    public void And_if_all_are_raised_the_new_one_is_not_looked_at()
    {
        var site = new RuleSite(High);
        for (var i = 0; i < RuleBook.MostSources; i++)
            site.Say($"plant/{i}", "95");

        site.Say("plant/more", "95");

        Assert.Equal([new SourceForgotten("high", "plant/more", 1000)], site.News);
        Assert.Equal((1000, 1000), (site.Story.Count, site.Disk.Count));
    }

    [Fact]
    public void One_with_a_topic_that_is_too_long_is_none()
    {
        var site = new RuleSite(High);

        site.Say($"plant/{new string('x', 250)}", "95");
        site.Say($"plant/{new string('x', 251)}", "95");

        Assert.Single(site.Story);
    }
}
