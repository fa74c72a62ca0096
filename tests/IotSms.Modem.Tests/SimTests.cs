using IotSms.Modem.Tests.Fakes;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class SimTests
{
    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_locked_sim_is_opened_with_the_configured_pin(string profile)
    {
        await using var site = Locked(profile, "1234");
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(3, site.Modem.Status.PinTriesLeft);
    }

    [Fact]
    public async Task A_wrong_pin_is_tried_once_and_never_again()
    {
        await using var site = Locked("sim800", "9999");
        await site.UntilAsync(ModemState.SimLocked);
        await site.Time.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(ModemState.SimLocked, site.Modem.Status.State);
        Assert.Equal(2, site.Modem.Status.PinTriesLeft);
    }

    [Fact]
    public async Task The_last_try_is_left_to_a_person()
    {
        await using var site = Locked("sim800", "1234",
            new CommandFault("+SPIC", new CommandVerdict.Answer("\r\n+SPIC: 1,3,10,10\r\n\r\nOK\r\n"), 0));
        await site.UntilAsync(ModemState.SimLocked);
        await site.Time.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Contains("only one", site.Modem.Status.Reason);
    }

    [Fact]
    public async Task A_pin_is_not_tried_where_the_tries_left_are_not_known()
    {
        await using var site = Locked("sim800", "1234", new CommandFault("+SPIC", new CommandVerdict.Answer("\r\nERROR\r\n"), 0));
        await site.UntilAsync(ModemState.SimLocked);
        Assert.Contains("does not tell", site.Modem.Status.Reason);
    }

    [Fact]
    public async Task Without_a_pin_the_modem_says_so()
    {
        await using var site = Locked("sim7600", null);
        await site.UntilAsync(ModemState.SimLocked);
        Assert.Contains("none is configured", site.Modem.Status.Reason);
        Assert.IsType<SubmitOutcome.NotSubmitted>(await site.Submit());
    }

    [Fact]
    public async Task A_sim_that_is_not_there_yet_is_asked_for_in_peace_and_used_when_it_comes()
    {
        var commands = new Commands();
        await using var site = new Site(ModuleProfile.Sim800, before: module =>
        {
            module.Add(commands);
            module.Add(new CommandFault("+CPIN", new CommandVerdict.Answer("\r\n+CPIN: NOT READY\r\n\r\nOK\r\n"), 20));
        });
        await site.UntilAsync(() => commands.Count("+CPIN") > 0);
        await site.Time.PassAsync(TimeSpan.FromSeconds(10));
        Assert.InRange(commands.Count("+CPIN"), 8, 12);
        await site.UntilAsync(ModemState.Ready);
    }

    [Fact]
    public async Task A_module_without_sim_says_so_once_and_takes_one_that_is_put_in()
    {
        await using var site = new Site(ModuleProfile.Sim800, before: module => module.Control("""{"do":"removeSim"}"""));
        await site.UntilAsync(ModemState.Faulted);
        Assert.Contains("SIM not inserted", site.Modem.Status.Reason);
        await site.Time.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Single(site.States, ModemState.Faulted);
        site.Module.Control("""{"do":"insertSim"}""");
        await site.UntilAsync(ModemState.Ready);
    }

    [Theory]
    [InlineData("SIM PIN2", ModemState.Ready)]
    [InlineData("SIM PUK2", ModemState.Ready)]
    [InlineData("SIM PUK", ModemState.SimLocked)]
    [InlineData("PH-NET PIN", ModemState.SimLocked)]
    public async Task Only_what_keeps_messages_from_going_out_is_a_lock(string state, ModemState expected)
    {
        await using var site = new Site(ModuleProfile.Sim800, before: module => module.Add(new Rewrite("+CPIN: READY", $"+CPIN: {state}")));
        await site.UntilAsync(expected);
        if (expected == ModemState.SimLocked) Assert.Contains(state, site.Modem.Status.Reason);
    }

    [Fact]
    public async Task A_wrong_pin_whose_verdict_got_lost_is_known_by_the_tries_that_are_left()
    {
        await using var site = Locked("sim800", "9999", new LostVerdict());
        await site.UntilAsync(ModemState.Faulted);
        site.Module.Restart("somebody pressed the button");
        await site.UntilAsync(ModemState.SimLocked);
        Assert.Contains("is wrong", site.Modem.Status.Reason);
        Assert.Equal(2, site.Modem.Status.PinTriesLeft);
    }

    [Fact]
    public async Task A_sim_that_is_unlocked_by_hand_is_used()
    {
        await using var site = Locked("sim800", null);
        await site.UntilAsync(ModemState.SimLocked);
        await site.UntilAsync(site.Modem.ExecuteAsync("AT+CPIN=\"1234\"", TestContext.Current.CancellationToken).AsTask());
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Fact]
    public async Task A_pulled_sim_pauses_sending_and_sending_goes_on_when_it_is_back()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Control("""{"do":"removeSim"}""");
        site.Module.Urc("+CPIN: NOT INSERTED");
        await site.UntilAsync(() => site.Modem.Status.State != ModemState.Ready);
        Assert.IsType<SubmitOutcome.NotSubmitted>(await site.Submit());
        site.Module.Control("""{"do":"insertSim"}""");
        await site.UntilAsync(ModemState.Ready);
    }

    private static Site Locked(string profile, string? pin, Behaviour? behaviour = null) => new(
        SubmitTests.Profile(profile),
        options => options with { Pin = "1234", StartPowered = false },
        settings => settings with { Pin = pin },
        module =>
        {
            if (behaviour is not null) module.Add(behaviour);
            module.PressPowerKey();
            module.After(TimeSpan.FromSeconds(1.1), module.ReleasePowerKey);
        });
}
