using IotSms.Simulator.Behaviours;

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
        await using var site = Locked("sim800", "1234", new CommandFault("+SPIC", new CommandVerdict.Answer("\r\n+SPIC: 1,3,10,10\r\n\r\nOK\r\n"), 0));
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
