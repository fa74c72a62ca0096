using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task Lost_registration_pauses_sending_and_its_return_resumes_it()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Control("""{"do":"registration","state":"searching"}""");
        site.Module.Urc("+CREG: 2");
        await site.UntilAsync(ModemState.Searching);
        Assert.IsType<SubmitOutcome.NotSubmitted>(await site.Submit());
        site.Module.Urc("+CREG: 5,\"1A2B\",\"3C4D\"");
        await site.UntilAsync(ModemState.Ready);
    }

    [Fact]
    public async Task A_module_that_restarts_by_itself_is_set_up_again_and_swept()
    {
        await using var site = new Site(ModuleProfile.Sim7600);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Restart("watchdog");
        await site.UntilAsync(() => site.Modem.Status.State != ModemState.Ready);
        await site.UntilAsync(ModemState.Ready);
        Assert.Contains(site.News.OfType<ModemNews.SweepDue>(), sweep => sweep.Reason == "the module was set up again");
        Assert.Single(site.News.OfType<ModemNews.NothingLeftInTheAir>());
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Fact]
    public async Task A_device_that_is_unplugged_comes_back()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        var submitting = site.Submit();
        await site.Time.PassAsync(TimeSpan.FromSeconds(1));
        site.Module.Unplug();
        Assert.IsType<SubmitOutcome.Unknown>(await site.UntilAsync(submitting));
        await site.UntilAsync(ModemState.Faulted);
        site.Module.PlugIn();
        await site.UntilAsync(ModemState.Ready);
    }

    [Fact]
    public async Task A_command_that_is_never_answered_is_found_out_by_the_quiet_and_cured_by_the_ladder()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new CommandFault("+CSQ", new CommandVerdict.Silence()));
        await site.UntilAsync(ModemState.Faulted);
        site.Module.Restart("somebody pressed the button");
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Fact]
    public async Task A_late_answer_to_a_plain_command_is_not_taken_for_the_next_ones()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new CommandFault("+CBC", new CommandVerdict.Pass(TimeSpan.FromSeconds(11))));
        await site.Time.PassAsync(TimeSpan.FromMinutes(3));
        await site.UntilAsync(ModemState.Ready);
        var reply = await site.UntilAsync(site.Modem.ExecuteAsync("AT+CGSN", TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(15, Assert.Single(reply.Lines).Length);
    }

    [Fact]
    public async Task A_module_that_takes_submissions_and_never_answers_is_helped()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { IsAccepted = false, Shape = AnswerShape.Forget }, times: 3));
        for (var i = 0; i < 3; i++)
        {
            await site.UntilAsync(ModemState.Ready);
            Assert.IsType<SubmitOutcome.Unknown>(await site.SubmitToEndAsync($"m{i}"));
        }

        await site.UntilAsync(() => site.States.Contains(ModemState.Faulted));
        var fault = site.News.OfType<ModemNews.StatusChanged>().First(news => news.Status.State == ModemState.Faulted);
        Assert.Contains("no submission; next: its radio is switched", fault.Status.Reason);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("after"));
    }

    [Fact]
    public async Task A_supply_warning_is_named_in_the_status()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Urc("UNDER-VOLTAGE WARNNING");
        await site.UntilAsync(() => site.Modem.Status.Reason?.Contains("power supply") == true);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_ussd_string_is_answered(string profile)
    {
        await using var site = new Site(SubmitTests.Profile(profile));
        await site.UntilAsync(ModemState.Ready);
        var reply = await site.UntilAsync(site.Modem.RequestUssdAsync("*100#", TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(0, reply.Status);
        Assert.False(string.IsNullOrEmpty(reply.Text));
    }

    [Fact]
    public async Task Noise_between_lines_changes_nothing()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        var submitting = site.Submit();
        await site.Time.PassAsync(TimeSpan.FromSeconds(1));
        site.Module.Emit("\r\n\0\xFF~~#\r\n\r\nRING\r\n");
        Assert.IsType<SubmitOutcome.Accepted>(await site.UntilAsync(submitting));
    }
}
