using IotSms.Modem.At;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class SubmitTests
{
    public static TheoryData<string> Profiles => ["sim800", "sim7600"];

    internal static ModuleProfile Profile(string name) => name == "sim800" ? ModuleProfile.Sim800 : ModuleProfile.Sim7600;

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_message_goes_out_and_its_reference_comes_back(string profile)
    {
        await using var site = new Site(Profile(profile));
        await site.UntilAsync(ModemState.Ready);
        var outcome = await site.SubmitToEndAsync();
        Assert.NotNull(Assert.IsType<SubmitOutcome.Accepted>(outcome).Reference);
        Assert.Equal(1, site.Module.AcceptedCount);
    }

    [Fact]
    public async Task The_pdu_does_not_leave_before_the_journal_is_on_disk()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        var journal = new TaskCompletionSource();
        var submitting = site.Submit(journaled: journal.Task);
        await site.Time.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(0, site.Module.AcceptedCount);
        Assert.False(submitting.IsCompleted);
        journal.SetResult();
        Assert.IsType<SubmitOutcome.Accepted>(await site.UntilAsync(submitting));
    }

    [Fact]
    public async Task A_journal_that_fails_leaves_the_prompt_and_nothing_goes_out()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        var outcome = await site.UntilAsync(site.Submit(journaled: Task.FromException(new IOException("disk full"))));
        Assert.IsType<SubmitOutcome.NotSubmitted>(outcome);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
        Assert.Equal(1, site.Module.AcceptedCount);
    }

    [Theory]
    [InlineData(38, typeof(SubmitOutcome.Refused))]
    [InlineData(500, typeof(SubmitOutcome.Unknown))]
    [InlineData(332, typeof(SubmitOutcome.Unknown))]
    [InlineData(350, typeof(SubmitOutcome.Unknown))]
    [InlineData(197, typeof(SubmitOutcome.Accepted))]
    public async Task An_error_of_the_network_says_what_became_of_the_message(int code, Type outcome)
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SubmitFault(SubmitVerdict.Refuse(code)));
        Assert.IsType(outcome, await site.SubmitToEndAsync());
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
    }

    [Theory]
    [InlineData(AnswerShape.OkOnly, typeof(SubmitOutcome.Unknown))]
    [InlineData(AnswerShape.ReferenceOnly, typeof(SubmitOutcome.Accepted))]
    public async Task Only_a_reference_is_success_with_or_without_its_ok(AnswerShape shape, Type outcome)
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Shape = shape }));
        Assert.IsType(outcome, await site.SubmitToEndAsync());
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
        Assert.Equal(2, site.Module.AcceptedCount);
    }

    [Fact]
    public async Task An_answer_after_ninety_seconds_is_still_taken()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(90) }));
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync());
    }

    [Fact]
    public async Task An_answer_after_the_hard_limit_comes_back_as_a_late_one_and_is_nobody_elses()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(182) }));
        Assert.IsType<SubmitOutcome.Unknown>(await site.SubmitToEndAsync("slow"));
        await site.UntilAsync(() => site.News.OfType<ModemNews.LateAcceptance>().Any());
        Assert.Equal("slow", site.News.OfType<ModemNews.LateAcceptance>().Single().SubmissionId);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("next"));
        Assert.Equal(2, site.Module.AcceptedCount);
    }

    [Fact]
    public async Task A_module_that_restarts_with_the_pdu_on_the_air_leaves_the_outcome_unknown()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        var submitting = site.Submit();
        await site.Time.PassAsync(TimeSpan.FromSeconds(1));
        site.Module.Restart("brown-out");
        var outcome = Assert.IsType<SubmitOutcome.Unknown>(await site.UntilAsync(submitting));
        Assert.Contains("restarted", outcome.Reason);
        await site.UntilAsync(ModemState.Ready);
        Assert.IsType<SubmitOutcome.Accepted>(await site.SubmitToEndAsync("m2"));
    }

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
        Assert.Equal(new SubmitOutcome.Accepted(34), CellularModem.Outcome(new ExchangeEnd.Answered(new AtReply(["+CMGS: 34"], error), PayloadSent: true)));
        Assert.Equal(new SubmitOutcome.Accepted(null), CellularModem.Outcome(new ExchangeEnd.Answered(new AtReply(["+CMGS:"], null), PayloadSent: true)));
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

    [Fact]
    public async Task Nothing_is_submitted_before_the_module_is_ready()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        Assert.IsType<SubmitOutcome.NotSubmitted>(await site.Submit());
    }
}
