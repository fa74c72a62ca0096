using IotSms.Modem.Tests.Fakes;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Commands;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

/// <summary>What a SIM may not be exposed to, and what one that comes and goes must not cost.</summary>
public sealed class SimGuardTests
{
    private const string FirstSim = "89470060201112131415";
    private const string OtherSim = "89470060209999999998";

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_wrong_pin_costs_one_try_and_the_tries_left_are_shown(string profile)
    {
        var pins = new PinsGiven();
        await using var site = Locked(profile, "9999", pins);
        await site.UntilAsync(ModemState.SimLocked);
        Assert.Equal(2, site.Modem.Status.PinTriesLeft);
        await site.Time.PassAsync(TimeSpan.FromMinutes(10));
        site.Module.Urc("+CPIN: SIM PIN");
        await site.Time.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(1, pins.Count);
        Assert.Equal((ModemState.SimLocked, 2), (site.Modem.Status.State, site.Modem.Status.PinTriesLeft));
        Assert.Contains("the configured PIN is wrong", site.Modem.Status.Reason);
    }

    [Theory]
    [InlineData("sim800", "1,3,10,10")]
    [InlineData("sim7600", "1,10,3,10")]
    public async Task The_last_try_is_never_spent_on_either_model(string profile, string left)
    {
        var pins = new PinsGiven();
        await using var site = Locked(profile, "1234", pins, new CommandFault("+SPIC", Answer($"+SPIC: {left}"), 0));
        await site.UntilAsync(ModemState.SimLocked);
        await site.Time.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(0, pins.Count);
        Assert.Equal(1, site.Modem.Status.PinTriesLeft);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_sim_that_asks_for_its_puk_is_given_nothing_and_is_asked_seldom(string profile)
    {
        var (pins, commands) = (new PinsGiven(), new Commands());
        await using var site = Locked(profile, "1234", pins, new Rewrite("+CPIN: SIM PIN", "+CPIN: SIM PUK"), commands);
        await site.UntilAsync(ModemState.SimLocked);
        var before = commands.Count("+CPIN");
        await site.Time.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(0, pins.Count);
        Assert.InRange(commands.Count("+CPIN") - before, 8, 12);
        Assert.Contains("SIM PUK", site.Modem.Status.Reason);
    }

    [Fact]
    public async Task A_sim_taken_out_and_put_back_is_given_its_pin_again()
    {
        await using var site = Locked("sim800", "1234");
        await site.UntilAsync(ModemState.Ready);
        site.Module.Control("""{"do":"removeSim"}""");
        site.Module.Urc("+CPIN: NOT INSERTED");
        await site.UntilAsync(() => site.Modem.Status.State != ModemState.Ready);
        site.Module.Control("""{"do":"insertSim","pin":"1234"}""");
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(FirstSim, site.Modem.Status.Iccid);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Fact]
    public async Task Another_sim_in_its_place_is_known_by_its_number()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Control("""{"do":"removeSim"}""");
        site.Module.Urc("+CPIN: NOT INSERTED");
        await site.UntilAsync(() => site.Modem.Status.State != ModemState.Ready);
        site.Module.Control($$"""{"do":"insertSim","iccid":"{{OtherSim}}"}""");
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(OtherSim, site.Modem.Status.Iccid);
        // It is known before anything may be sent with it.
        Assert.All(
            site.News.OfType<ModemNews.StatusChanged>().Select(news => news.Status).SkipWhile(status => status.State != ModemState.Faulted),
            status => Assert.False(status.CanSend && status.Iccid == FirstSim));
    }

    [Fact]
    public async Task What_one_sim_refused_another_may_take()
    {
        var pins = new PinsGiven();
        await using var site = Locked("sim800", "9999", pins);
        await site.UntilAsync(ModemState.SimLocked);
        site.Module.Control("""{"do":"removeSim"}""");
        site.Module.Control($$"""{"do":"insertSim","iccid":"{{OtherSim}}","pin":"9999"}""");
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(2, pins.Count);
    }

    [Fact]
    public async Task A_sim_that_does_not_tell_its_number_any_more_is_not_taken_for_another()
    {
        var pins = new PinsGiven();
        await using var site = Locked("sim800", "9999", pins);
        await site.UntilAsync(ModemState.SimLocked);
        site.Module.Add(new CommandFault("+CCID", Answer("+CME ERROR: 13"), 0));
        await site.Time.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(1, pins.Count);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_sim_that_was_not_there_at_the_start_is_found_without_a_restart_of_the_module(string profile)
    {
        await using var site = new Site(SubmitTests.Profile(profile), before: module => module.Control("""{"do":"removeSim"}"""));
        await site.UntilAsync(ModemState.Faulted);
        await site.Time.PassAsync(TimeSpan.FromMinutes(2));
        site.Module.Control("""{"do":"insertSim"}""");
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(0, site.Modem.Status.Supply?.Restarts ?? 0);
    }

    [Fact]
    public async Task A_sim_pulled_unseen_shows_at_the_next_submission_and_is_used_again_when_it_is_back()
    {
        await using var site = new Site(
            ModuleProfile.Sim7600, settings: settings => settings with { RefreshInterval = TimeSpan.FromHours(5) });
        await site.UntilAsync(ModemState.Ready);
        site.Module.Control("""{"do":"removeSim"}""");
        Assert.IsNotType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        await site.UntilAsync(ModemState.Faulted);
        Assert.Contains("SIM", site.Modem.Status.Reason);
        site.Module.Control("""{"do":"insertSim"}""");
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
    }

    [Fact]
    public async Task A_storage_that_says_the_sim_is_gone_has_it_looked_for()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new CommandFault("+CMGL", Answer("+CMS ERROR: 310"), 1));
        var listing = site.Modem.ListAsync(TestContext.Current.CancellationToken).AsTask();
        await Assert.ThrowsAsync<ModemException>(() => site.UntilAsync(listing));
        await site.UntilAsync(() => site.News.OfType<ModemNews.SweepDue>().Any(sweep => sweep.Reason == "the module was set up again"));
    }

    private static CommandVerdict.Answer Answer(string line) =>
        new(line.Contains("ERROR", StringComparison.Ordinal) ? $"\r\n{line}\r\n" : $"\r\n{line}\r\n\r\nOK\r\n");

    private static Site Locked(string profile, string? pin, params Behaviour[] behaviours) => new(
        SubmitTests.Profile(profile),
        options => options with { Pin = "1234", StartPowered = false },
        settings => settings with { Pin = pin },
        module =>
        {
            foreach (var behaviour in behaviours) module.Add(behaviour);
            module.PressPowerKey();
            module.After(TimeSpan.FromSeconds(1.1), module.ReleasePowerKey);
        });

    private sealed class PinsGiven : Behaviour
    {
        private int _count;

        internal int Count => Volatile.Read(ref _count);

        public override CommandVerdict OnCommand(AtCommand command)
        {
            if (command is { Name: "+CPIN", Operation: AtOperation.Set }) Interlocked.Increment(ref _count);
            return CommandVerdict.Usual;
        }
    }
}
