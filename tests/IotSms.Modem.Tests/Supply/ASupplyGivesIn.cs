using IotSms.Modem.Supply;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests.Supply;

public sealed class ASupplyGivesIn
{
    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task Each_time_it_transmits_and_that_is_said_as_such(string profile)
    {
        await using var site = new Site(SubmitTests.Profile(profile));
        for (var i = 0; i < 3; i++)
        {
            await site.UntilAsync(ModemState.Ready);
            site.Module.Add(new BrownOut(0, TimeSpan.FromSeconds(1)));
            Assert.IsType<SubmitOutcome.Unknown>(await site.SubmitToEndAsync($"m{i}"));
        }

        await site.UntilAsync(ModemState.Ready);
        var supply = site.Modem.Status.Supply!;
        Assert.Equal((SupplyDiagnosis.SagsWhenTransmitting, 3, 3), (supply.Diagnosis, supply.Restarts, supply.RestartsDuringSubmit));
        Assert.StartsWith("supply sags when transmitting: 3 reboots in 1 h, 3 during submit", supply.Words);
        Assert.Single(Diagnoses(site), SupplyDiagnosis.SagsWhenTransmitting);
    }

    [Fact]
    public async Task Slowly_and_its_notices_say_so_before_it_goes_off()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new UnderVoltage());
        await site.UntilAsync(() => site.Modem.Status.Supply?.Diagnosis == SupplyDiagnosis.Low);
        Assert.StartsWith("supply is too low", site.Modem.Status.Supply!.Words);
    }

    [Fact]
    public async Task On_a_sim7600_only_because_it_was_asked_to_tell()
    {
        var commands = new Fakes.Commands();
        await using var site = new Site(ModuleProfile.Sim7600, before: module => module.Add(commands));
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(1, commands.Count("+CVALARM"));
        Assert.Equal(0, commands.Count("+CPMVT"));
    }

    [Fact]
    public async Task No_more_and_after_an_hour_nothing_is_said()
    {
        await using var site = new Site(ModuleProfile.Sim800, settings: settings => settings with
        {
            RefreshInterval = TimeSpan.FromMinutes(31), LivenessInterval = TimeSpan.FromHours(5), SweepInterval = TimeSpan.FromHours(5),
        });
        await site.UntilAsync(ModemState.Ready);
        site.Module.Urc("UNDER-VOLTAGE WARNNING");
        await site.UntilAsync(() => site.Modem.Status.Supply?.Words is not null);
        await site.Time.PassAsync(TimeSpan.FromMinutes(63));
        Assert.Equal(SupplyDiagnosis.Good, site.Modem.Status.Supply!.Diagnosis);
    }

    [Fact]
    public async Task Restarts_that_were_ordered_are_not_counted()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Shape = AnswerShape.Forget }, times: 3));
        for (var i = 0; i < 3; i++) await site.SubmitToEndAsync($"m{i}");
        await site.UntilAsync(ModemState.Faulted);
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(0, site.Modem.Status.Supply?.Restarts ?? 0);
    }

    [Fact]
    public async Task The_start_together_with_this_machine_is_no_restart()
    {
        await using var site = new Site(
            ModuleProfile.Sim800, options => options with { StartPowered = false },
            before: module => module.RestoreSupply(starts: true));
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(0, site.Modem.Status.Supply?.Restarts ?? 0);
    }

    [Fact]
    public async Task The_module_is_too_hot_and_the_reason_says_so()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Urc("+CMTE: 1");
        await site.UntilAsync(() => site.Modem.Status.Reason == "temperature: +CMTE: 1");
    }

    private static IEnumerable<SupplyDiagnosis> Diagnoses(Site site)
    {
        SupplyDiagnosis? last = null;
        foreach (var status in site.News.OfType<ModemNews.StatusChanged>().Select(news => news.Status))
        {
            if (status.Supply is not { Diagnosis: var diagnosis } || diagnosis == last) continue;
            last = diagnosis;
            yield return diagnosis;
        }
    }
}
