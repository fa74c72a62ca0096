using CsCheck;

namespace IotSms.Telecontrol.Alarms.Rules;

public class RulesKeepToTheirModel
{
    private static readonly Gen<AlarmRule> Rules = Gen.Select(
        Gen.OneOf<Condition>(
            Gen.Select(Gen.Int[4, 6], Gen.Int[0, 3]).Select((high, band) => (Condition)new Condition.Outside(null, high, band)),
            Gen.Int[0, 2].Select(band => (Condition)new Condition.Outside(3, 8, band)),
            Gen.Bool.Select(isEqual => isEqual ? (Condition)new Condition.EqualTo(new("5")) : new Condition.NotEqualTo(new("5"))),
            Gen.Int[1, 9].Select(period => (Condition)new Condition.Missing(TimeSpan.FromSeconds(period)))),
        Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 8], Gen.Bool,
        (condition, hold, clearHold, cooldown, isWild) => RuleSite.Rule(isWild ? "plant/+" : "plant/1", condition) with
        {
            Hold = TimeSpan.FromSeconds(condition is Condition.Missing ? 0 : hold),
            ClearHold = TimeSpan.FromSeconds(clearHold),
            Cooldown = TimeSpan.FromSeconds(cooldown),
        });

    private static readonly Gen<(int Wait, string Source, int Value, bool IsOld, bool Restarts)[]> Days = Gen.Select(
        Gen.Int[0, 5], Gen.Int[1, 2].Select(n => $"plant/{n}"), Gen.Int[0, 10], Gen.Bool, Gen.Bool).Array[1, 40];

    [Fact]
    public void Second_by_second() => Gen.Select(Rules, Days).Sample((rule, day) =>
    {
        var (site, model) = (new RuleSite(rule), new NaiveRule(rule));
        foreach (var (wait, source, value, isOld, _) in day)
        {
            model.Wait(wait);
            site.Wait(wait);
            model.Say(source, value, isOld);
            site.Say(source, $"{value}", isOld);
        }
        model.Wait(30);
        site.Wait(30);

        Assert.Equal(model.Story.Order(), Told(site).Order());
    }, iter: 2000, threads: 1);

    [Fact]
    public void And_if_nobody_looks_in_between_the_same_is_told_later() => Gen.Select(Rules, Days).Sample((rule, day) =>
    {
        var (punctual, late) = (new RuleSite(rule), new RuleSite(rule));
        foreach (var (wait, source, value, isOld, _) in day)
        {
            punctual.Wait(wait);
            late.Elapse(TimeSpan.FromSeconds(wait));
            punctual.Say(source, $"{value}", isOld);
            late.Say(source, $"{value}", isOld);
        }
        punctual.Wait(30);
        late.Wait(30);

        foreach (var source in (string[])["plant/1", "plant/2"])
            Assert.Equal(WithoutTimes(punctual, source), WithoutTimes(late, source));
    }, iter: 1000, threads: 1);

    [Fact]
    public void And_a_restart_at_any_point_changes_nothing() => Gen.Select(Rules, Days).Sample((rule, day) =>
    {
        if (rule.Condition is Condition.Missing)
            return;
        var (steady, restarted) = (new RuleSite(rule), new RuleSite(rule));
        foreach (var (wait, source, value, isOld, restarts) in day)
        {
            steady.Wait(wait);
            restarted.Wait(wait);
            if (restarts)
                restarted.Restart();
            steady.Say(source, $"{value}", isOld);
            restarted.Say(source, $"{value}", isOld);
        }
        steady.Wait(30);
        restarted.Wait(15);
        restarted.Restart();
        restarted.Wait(15);

        Assert.Equal(Told(steady).Order(), Told(restarted).Order());
        Assert.Equal(steady.Disk.Keys.Order(), restarted.Disk.Keys.Order());
    }, iter: 1000, threads: 1);

    [Fact]
    public void And_a_restart_raises_nothing_missing_before_a_whole_period_has_passed() => Gen.Select(Rules, Days).Sample((rule, day) =>
    {
        if (rule.Condition is not Condition.Missing missing)
            return;
        var site = new RuleSite(rule);
        foreach (var (wait, source, value, isOld, restarts) in day)
        {
            site.Wait(wait);
            if (restarts)
            {
                site.Restart(downSeconds: 100);
                var told = site.Story.Count(line => line.Contains("raised", StringComparison.Ordinal));
                site.Wait(missing.Period.TotalSeconds - 0.5);
                Assert.Equal(told, site.Story.Count(line => line.Contains("raised", StringComparison.Ordinal)));
            }
            site.Say(source, $"{value}", isOld);
        }
    }, iter: 1000, threads: 1);

    [Fact]
    public void Whatever_the_clock_does() => Gen.Select(Rules, Days, Gen.Int[-1500, 1500].Array[40, 40]).Sample((rule, day, jumps) =>
    {
        var site = new RuleSite(rule);
        foreach (var (i, (wait, source, value, isOld, restarts)) in day.Index())
        {
            site.Wait(wait);
            if (restarts)
                site.Restart(wait, believedOff: TimeSpan.FromDays(jumps[i]));
            else
                site.SetClock(TimeSpan.FromDays(jumps[i]));
            site.Say(source, $"{value}", isOld);
        }
        site.Wait(60);

        // RuleSite holds that raised and cleared take turns; and no time is ever longer than it is written.
        Assert.All(site.Disk.Values, state => Assert.Null(state.TurningSince));
    }, iter: 1000, threads: 1);

    private static IEnumerable<string> Told(RuleSite site) =>
        site.Events.Select(told => $"{(told.At - RuleSite.Start).TotalSeconds} {told.GetType().Name} {told.Source}");

    private static IEnumerable<string> WithoutTimes(RuleSite site, string source) =>
        site.Events.Where(told => told.Source == source).Select(told => told.GetType().Name);
}
