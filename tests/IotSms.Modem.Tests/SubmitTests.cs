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

    [Fact]
    public async Task Nothing_is_submitted_before_the_module_is_ready()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        Assert.IsType<SubmitOutcome.NotSubmitted>(await site.Submit());
    }
}
