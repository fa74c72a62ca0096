using System.Text.RegularExpressions;

namespace IotSms.Telecontrol.Alarms;

public class AStormComes
{
    private static readonly StormLimits Limits = new() { Messages = 3, InAll = 5, Reserve = 2, Period = TimeSpan.FromMinutes(5) };

    [Fact]
    public async Task What_is_beyond_the_limit_is_told_in_one_message_at_the_end_of_the_period()
    {
        await using var site = await OpenAsync();
        await site.StepAsync(() => Raise(site, "high", 10));
        Assert.Equal(3, site.Outbox.Count);

        await site.WaitAsync(Limits.Period);

        Assert.Equal("Since 09:00: high x7. 10 open. Reply: ack all", site.TextsTo(1)[3]);
        Assert.Equal(4, site.TextsTo(1).Count);
    }

    [Fact]
    public async Task Alarms_of_one_source_are_told_with_its_name()
    {
        await using var site = await OpenAsync();
        await site.StepAsync(() => Raise(site, "high", 3));

        for (var i = 0; i < 7; i++)
        {
            await site.RaiseAsync("drift", "pump9");
            await site.ClearAsync("drift", "pump9");
        }
        await site.WaitAsync(Limits.Period);

        Assert.Equal("Since 09:00: pump9 drift x7 (7 over). 3 open. Reply: ack all", site.TextsTo(1)[3]);
    }

    [Fact]
    public async Task The_worst_come_first_and_what_does_not_fit_is_counted()
    {
        var rules = Enumerable.Range(10, 40)
            .Select(n => AlarmSite.Rule($"level-of-tank-{n}", n == 49 ? Severity.Critical : Severity.Minor));
        await using var site = await OpenAsync(options => options with { Rules = [.. rules], Storm = Limits with { Reserve = 0 } });
        await site.StepAsync(() =>
        {
            foreach (var rule in site.Options.Rules.Take(39))
                Raise(site, rule.Name, 2);
        });
        await site.StepAsync(() => site.Raise("level-of-tank-49", "west"));

        await site.WaitAsync(Limits.Period);

        var digest = site.TextsTo(1)[3];
        Assert.StartsWith("Since 09:00: west level-of-tank-49 x1; level-of-tank-12 x2; ", digest);
        Assert.EndsWith(" rules. 79 open. Reply: ack all", digest);
        Assert.Equal((39 * 2) - 3 + 1, Regex.Matches(digest, @" x(\d+)|(\d+) more").Sum(count => int.Parse(
            count.Groups[1].Success ? count.Groups[1].Value : count.Groups[2].Value)));
        Assert.True(digest.Length is > 140 and <= 160);
    }

    [Fact]
    public async Task A_worse_one_passes_and_another_as_bad_too_but_only_so_many()
    {
        await using var site = await OpenAsync(options => options with
        {
            Rules = [.. options.Rules, .. Enumerable.Range(1, 5).Select(n => AlarmSite.Rule($"fire{n}", Severity.Critical))],
        });
        await site.StepAsync(() => Raise(site, "drift", 20));
        Assert.Equal(3, site.Outbox.Count);

        await site.RaiseAsync("high");
        Assert.Contains("high", site.Outbox[3].Text, StringComparison.Ordinal);
        await site.RaiseAsync("high", "pump4");
        Assert.Equal(4, site.Outbox.Count);
        for (var n = 1; n <= 5; n++)
            await site.RaiseAsync($"fire{n}");

        Assert.Equal(5, site.Outbox.Count);
        Assert.Contains("fire1", site.Outbox[4].Text, StringComparison.Ordinal);
        await site.WaitAsync(Limits.Period);
        Assert.Contains("pump3 fire2 x1; ", site.TextsTo(1)[5], StringComparison.Ordinal);
        Assert.Contains("pump4 high x1; drift x17.", site.TextsTo(1)[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worst_of_those_that_come_together_is_told_first()
    {
        await using var site = await OpenAsync();

        await site.StepAsync(() =>
        {
            Raise(site, "drift", 20);
            site.Raise("leak", "cellar");
        });

        Assert.StartsWith("CRITICAL 21: cellar leak", site.Outbox[0].Text);
    }

    [Fact]
    public async Task The_limit_for_all_together_counts_too()
    {
        await using var site = await OpenAsync(options => options with { Storm = Limits with { Messages = 4, Reserve = 0 } });
        site.Duty["team"].RemoveAt(2);
        await site.StepAsync(() => Raise(site, "high", 4));
        site.Duty["team"].RemoveAt(0);

        await site.StepAsync(() => Raise(site, "drift", 4));

        Assert.Single(site.TextsTo(2));
        Assert.Equal(5, site.Outbox.Count);
    }

    [Fact]
    public async Task An_all_clear_does_not_overtake_what_waits()
    {
        await using var site = await OpenAsync();
        await site.StepAsync(() => Raise(site, "high", 5));

        await site.ClearAsync("high", "pump1");
        await site.ClearAsync("high", "pump5");
        Assert.Equal(3, site.Outbox.Count);
        await site.WaitAsync(Limits.Period);

        Assert.Equal("Since 09:00: high x2 (2 over). 3 open. Reply: ack all", site.TextsTo(1)[3]);
    }

    [Fact]
    public async Task When_all_is_over_nobody_is_asked_to_acknowledge()
    {
        await using var site = await OpenAsync();
        await site.StepAsync(() => Raise(site, "high", 4));
        for (var i = 1; i <= 4; i++)
            await site.ClearAsync("high", $"pump{i}");

        await site.WaitAsync(Limits.Period);

        Assert.Equal("Since 09:00: high x1 (4 over). None open.", site.TextsTo(1)[3]);
    }

    [Fact]
    public async Task An_alarm_that_is_told_again_is_not_counted_as_another()
    {
        await using var site = await OpenAsync(options => options with
        {
            Escalation = new() { After = TimeSpan.FromMinutes(1), Rounds = 2 },
        });
        site.Duty["team"].RemoveRange(1, 2);
        await site.StepAsync(() => Raise(site, "high", 4));

        await site.WaitAsync(Limits.Period);

        Assert.Equal((1, 3, 0), AlarmSite.CountIn(site.TextsTo(1)[3], "high"));
    }

    [Fact]
    public async Task A_digest_that_does_not_come_through_goes_to_the_next_one()
    {
        await using var site = await OpenAsync(options => options with { Escalation = new() { After = TimeSpan.FromHours(1) } });
        await site.StepAsync(() => Raise(site, "high", 5));
        await site.WaitAsync(Limits.Period);
        var digest = site.Outbox[^1];

        await site.MessageEndsAsync(digest.Id, Gateway.OutgoingState.Failed);

        Assert.Equal("alarm-4-1-anna-more", digest.Id);
        Assert.Equal(["alarm-4-2-bo", "alarm-5-2-bo"], site.Outbox.Skip(4).Select(sent => sent.Id));
    }

    [Fact]
    public async Task After_a_restart_it_is_known_what_was_told_and_what_waits()
    {
        await using var site = await OpenAsync();
        await site.StepAsync(() => Raise(site, "high", 10));
        await site.WaitAsync(TimeSpan.FromMinutes(1));

        await site.RestartAsync();
        await site.RaiseAsync("high", "late");
        Assert.Equal(3, site.Outbox.Count);
        await site.WaitAsync(Limits.Period);

        Assert.Equal("Since 09:00: high x8. 11 open. Reply: ack all", site.TextsTo(1)[3]);
    }

    private static Task<AlarmSite> OpenAsync(Func<AlarmOptions, AlarmOptions>? with = null) => AlarmSite.OpenAsync(options =>
    {
        options = options with { Storm = Limits };
        return with?.Invoke(options) ?? options;
    });

    private static void Raise(AlarmSite site, string rule, int sources)
    {
        for (var i = 1; i <= sources; i++)
            site.Raise(rule, $"pump{i}");
    }
}
