using IotSms.Modem.At;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

/// <summary>What may come between AT+CMGS and its answer.</summary>
public sealed class SubmissionInTheAirTests
{
    [Theory]
    [InlineData("ERROR", typeof(SubmitOutcome.Refused))]
    [InlineData("+CMS ERROR: 304", typeof(SubmitOutcome.Refused))]
    [InlineData("OK", typeof(SubmitOutcome.NotSubmitted))]
    public async Task Before_the_prompt_nothing_is_in_doubt(string answer, Type outcome)
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new CommandFault("+CMGS", new CommandVerdict.Answer($"\r\n{answer}\r\n")));
        Assert.IsType(outcome, await site.SubmitToEndAsync());
        await site.Time.PassAsync(TimeSpan.FromSeconds(5));
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
        Assert.Equal(1, site.Module.AcceptedCount);
    }

    [Fact]
    public void After_the_pdu_an_error_without_a_number_leaves_doubt()
    {
        var error = new AtError(AtErrorKind.Error, null, "ERROR");
        Assert.IsType<SubmitOutcome.Unknown>(CellularModem.Outcome(new ExchangeEnd.Answered(new AtReply([], error), PayloadSent: true)));
        Assert.IsType<SubmitOutcome.Refused>(CellularModem.Outcome(new ExchangeEnd.Answered(new AtReply([], error), PayloadSent: false)));
        Assert.Equal(new SubmitOutcome.Accepted(34), CellularModem.Outcome(
            new ExchangeEnd.Answered(new AtReply(["+CMGS: 34"], error), PayloadSent: true)));
        Assert.Equal(new SubmitOutcome.Accepted(null), CellularModem.Outcome(
            new ExchangeEnd.Answered(new AtReply(["+CMGS:"], null), PayloadSent: true)));
    }

    [Theory]
    [InlineData(true, typeof(SubmitOutcome.Unknown))]
    [InlineData(false, typeof(SubmitOutcome.NotSubmitted))]
    public void Whether_the_pdu_had_left_decides_between_doubt_and_none(bool sent, Type outcome)
    {
        Assert.IsType(outcome, CellularModem.Outcome(new ExchangeEnd.Silent(sent)));
        Assert.IsType(outcome, CellularModem.Outcome(new ExchangeEnd.Restarted(sent, "RDY")));
        Assert.IsType(outcome, CellularModem.Outcome(new ExchangeEnd.Broken(sent, null)));
    }

    [Fact]
    public async Task A_reference_that_comes_after_its_ok_settles_the_doubt()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Shape = AnswerShape.OkFirst }));
        Assert.IsType<SubmitOutcome.Unknown>(await site.SubmitToEndAsync("m1"));
        await site.UntilAsync(() => site.News.OfType<ModemNews.LateAcceptance>().Any());
        Assert.Equal("m1", site.News.OfType<ModemNews.LateAcceptance>().Single().SubmissionId);
    }

    [Fact]
    public async Task A_line_that_breaks_under_a_submission_is_opened_again_and_the_answer_waited_for()
    {
        await using var site = new Site(
            ModuleProfile.Sim800,
            options => options with { SubmitTime = TimeSpan.FromSeconds(100) },
            settings => settings with { AwaitLateAnswer = false });
        await site.UntilAsync(ModemState.Ready);
        var submitting = site.Submit("m1");
        await site.Time.PassAsync(TimeSpan.FromSeconds(1));
        site.Module.Unplug();
        Assert.IsType<SubmitOutcome.Unknown>(await site.UntilAsync(submitting));
        site.Module.PlugIn();
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal("m1", Assert.Single(site.News.OfType<ModemNews.LateAcceptance>()).SubmissionId);
        Assert.Equal(1, site.Module.AcceptedCount);
    }

    [Theory]
    [InlineData("\r\n>")]
    [InlineData("\r\n>\r\n")]
    [InlineData("\r\n> \r\n> ")]
    public async Task A_prompt_of_another_form_is_a_prompt(string form)
    {
        await using var site = new Site(ModuleProfile.Sim7600);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new PromptForm(form));
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
    }

    [Theory]
    [InlineData(InterjectionPoint.BeforeAnswer)]
    [InlineData(InterjectionPoint.BeforePrompt)]
    [InlineData(InterjectionPoint.AfterPrompt)]
    [InlineData(InterjectionPoint.InNetwork)]
    public async Task News_may_break_in_anywhere(InterjectionPoint point)
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new Interjection("+CMTI: \"SM\",5", point, point == InterjectionPoint.BeforeAnswer ? "+CMGS" : null));
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        await site.UntilAsync(() => site.News.OfType<ModemNews.Stored>().Any());
    }

    [Fact]
    public async Task Echo_that_is_on_again_with_its_control_z_changes_nothing()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        await site.UntilAsync(site.Modem.ExecuteAsync("ATE1", TestContext.Current.CancellationToken).AsTask());
        site.Module.Add(new EchoedControlZ());
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(20, false)]
    public async Task A_brown_out_while_it_transmits_leaves_doubt_and_the_module_comes_back(int atOctet, bool accepted)
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new BrownOut(atOctet, TimeSpan.FromSeconds(1), accepted));
        Assert.IsType<SubmitOutcome.Unknown>(await site.SubmitToEndAsync());
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
        Assert.Equal(accepted ? 2 : 1, site.Module.AcceptedCount);
    }
}
