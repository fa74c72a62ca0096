using System.Collections.Concurrent;
using IotSms.Modem.At;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Uart;

namespace IotSms.Modem.Tests.At;

public sealed class AtChannelTests : IAsyncDisposable
{
    private static readonly AtCommand Signal = AtCommands.Signal;
    private readonly ScriptedUart _uart = new();
    private readonly DiscreteTime _time = new();
    private readonly ConcurrentQueue<AtNews> _news = new();
    private readonly AtChannel _channel;

    public AtChannelTests() => _channel = new AtChannel(_uart, UrcTable.Generic, _time, _news.Enqueue);

    public async ValueTask DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task One_command_runs_at_a_time_and_urgent_ones_go_first()
    {
        var first = Run(Signal);
        Assert.Equal("AT+CSQ\r", await _uart.WrittenAsync());
        var ordinary = Run(AtCommands.Voltage);
        var urgent = Run(AtCommands.Set("ATH") with { Urgent = true });
        Assert.True(_uart.IsQuiet);
        await _uart.SendAsync("\r\n+CSQ: 18,0\r\n\r\nOK\r\n");
        Assert.Equal("ATH\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\nOK\r\n");
        Assert.Equal("AT+CBC\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\n+CBC: 0,92,4127\r\n\r\nOK\r\n");
        Assert.Equal(["+CSQ: 18,0"], Assert.IsType<ExchangeEnd.Answered>(await first).Reply.Lines);
        Assert.Empty(Assert.IsType<ExchangeEnd.Answered>(await urgent).Reply.Lines);
        Assert.Equal(["+CBC: 0,92,4127"], Assert.IsType<ExchangeEnd.Answered>(await ordinary).Reply.Lines);
    }

    [Fact]
    public async Task The_pdu_leaves_at_the_prompt_and_a_prompt_after_it_changes_nothing()
    {
        var submitting = Run(Submit(Task.CompletedTask));
        Assert.Equal("AT+CMGS=4\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\n> ");
        Assert.Equal("0011AABB\x1A", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\n> \r\n+CMGS: 34\r\n\r\nOK\r\n");
        Assert.Equal(["+CMGS: 34"], Assert.IsType<ExchangeEnd.Answered>(await submitting).Reply.Lines);
        Assert.True(_uart.IsQuiet);
    }

    [Fact]
    public async Task A_prompt_that_never_comes_leaves_the_channel_in_step()
    {
        var submitting = Run(Submit(Task.CompletedTask));
        Assert.Equal("AT+CMGS=4\r", await _uart.WrittenAsync());
        Assert.False(Assert.IsType<ExchangeEnd.Silent>(await Ended(submitting)).PayloadSent);
        var next = Run(Signal);
        Assert.Equal("\x1B\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\nOK\r\n");
        Assert.Equal("AT+CMEE?\r", await _uart.WrittenAsync());
        // The OK of the command that was given up: nobody may take it.
        await _uart.SendAsync("\r\nOK\r\n");
        Assert.True(_uart.IsQuiet);
        await _uart.SendAsync("\r\n+CMEE: 1\r\n\r\nOK\r\n");
        Assert.Equal("AT+CSQ\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\n+CSQ: 9,0\r\n\r\nOK\r\n");
        Assert.Equal(["+CSQ: 9,0"], Assert.IsType<ExchangeEnd.Answered>(await next).Reply.Lines);
    }

    [Fact]
    public async Task A_submission_is_waited_for_to_the_hard_limit_and_its_late_answer_keeps_its_name()
    {
        var submitting = Run(Submit(Task.CompletedTask));
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n> ");
        await _uart.WrittenAsync();
        var before = _time.GetUtcNow();
        Assert.True(Assert.IsType<ExchangeEnd.Silent>(await Ended(submitting)).PayloadSent);
        Assert.InRange(_time.GetUtcNow() - before, AtCommands.SubmitTime, AtCommands.SubmitTime + TimeSpan.FromSeconds(1));
        Assert.Single(_news.OfType<AtNews.Overdue>());
        await _uart.SendAsync("\r\n+CMGS: 35\r\n\r\nOK\r\n");
        await _time.UntilAsync(() => _news.OfType<AtNews.LateAnswer>().Any(), TimeSpan.FromSeconds(2));
        Assert.Equal("m1", _news.OfType<AtNews.LateAnswer>().Single().Tag);
    }

    [Fact]
    public async Task A_canceled_submission_leaves_the_prompt_before_anything_left()
    {
        using var cancel = new CancellationTokenSource();
        var submitting = _channel.ExecuteAsync(Submit(new TaskCompletionSource().Task), cancel.Token);
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n> ");
        await cancel.CancelAsync();
        Assert.IsType<ExchangeEnd.Abandoned>(await submitting);
        Assert.Equal("\x1B\r", await _uart.WrittenAsync());
    }

    [Fact]
    public async Task A_module_that_answers_nothing_more_is_reported_deaf_and_nobody_waits_for_it()
    {
        var first = Run(Signal);
        var second = Run(AtCommands.Voltage);
        Assert.IsType<ExchangeEnd.Silent>(await Ended(first));
        Assert.IsType<ExchangeEnd.Silent>(await Ended(second));
        Assert.Single(_news.OfType<AtNews.Deaf>());
    }

    [Fact]
    public async Task A_boot_mark_ends_what_runs_and_what_waits()
    {
        var submitting = Run(Submit(Task.CompletedTask));
        var waiting = Run(Signal);
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n> ");
        await _uart.WrittenAsync();
        await _uart.SendAsync("\0\xFF\xFE\r\nRDY\r\n");
        Assert.True(Assert.IsType<ExchangeEnd.Restarted>(await submitting).PayloadSent);
        Assert.False(Assert.IsType<ExchangeEnd.Restarted>(await waiting).PayloadSent);
        Assert.Equal(UrcKind.Booted, Assert.Single(_news.OfType<AtNews.Unsolicited>()).Urc.Kind);
    }

    [Fact]
    public async Task A_closed_line_ends_everything_and_takes_nothing_new()
    {
        var running = Run(Signal);
        await _uart.WrittenAsync();
        await _uart.DisposeAsync();
        Assert.IsType<ExchangeEnd.Broken>(await running);
        Assert.IsType<ExchangeEnd.Broken>(await Run(Signal));
    }

    [Fact]
    public async Task A_journal_that_was_slow_once_does_not_keep_the_next_one_from_being_watched()
    {
        var slow = Run(Submit(new TaskCompletionSource().Task));
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n> ");
        await _uart.SendAsync("\r\nRDY\r\n");
        Assert.False(Assert.IsType<ExchangeEnd.Restarted>(await slow).PayloadSent);
        var journal = new TaskCompletionSource();
        var next = Run(Submit(journal.Task));
        Assert.Equal("AT+CMGS=4\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\n> ");
        await _time.PassAsync(TimeSpan.FromSeconds(1));
        journal.SetResult();
        Assert.Equal("0011AABB\x1A", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\n+CMGS: 1\r\n\r\nOK\r\n");
        Assert.IsType<ExchangeEnd.Answered>(await next);
    }

    [Fact]
    public async Task A_journal_that_takes_longer_than_the_module_waits_is_given_up_and_the_prompt_left()
    {
        var submitting = Run(Submit(new TaskCompletionSource().Task));
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n> ");
        Assert.Contains("journal", Assert.IsType<ExchangeEnd.Abandoned>(await Ended(submitting)).Reason);
        Assert.Equal("\x1B\r", await _uart.WrittenAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_network_accepted_stays_accepted_though_the_module_or_the_line_is_lost_before_the_ok(bool restarts)
    {
        var submitting = await PromptedAsync();
        await _uart.SendAsync("\r\n+CMGS: 34\r\n");
        if (restarts) await _uart.SendAsync("\r\nRDY\r\n");
        else await _uart.DisposeAsync();
        Assert.Equal(["+CMGS: 34"], Assert.IsType<ExchangeEnd.Answered>(await submitting).Reply.Lines);
    }

    [Fact]
    public async Task A_reference_without_its_ok_is_settled_in_seconds_and_the_ok_is_fenced_off()
    {
        var submitting = await PromptedAsync();
        var before = _time.GetUtcNow();
        await _uart.SendAsync("\r\n+CMGS: 34\r\n");
        Assert.Equal(["+CMGS: 34"], Assert.IsType<ExchangeEnd.Answered>(await Ended(submitting)).Reply.Lines);
        Assert.InRange(_time.GetUtcNow() - before, AtChannel.TailTime, AtChannel.TailTime + TimeSpan.FromSeconds(1));
        var next = Run(AtCommands.Set("ATE0"));
        Assert.Equal("AT+CMEE?\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\nOK\r\n");
        Assert.False(next.IsCompleted);
        await _uart.SendAsync("\r\n+CMEE: 1\r\n\r\nOK\r\n");
        Assert.Equal("ATE0\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\nERROR\r\n");
        Assert.False(Assert.IsType<ExchangeEnd.Answered>(await next).Reply.IsOk);
    }

    [Fact]
    public async Task A_reference_that_follows_its_ok_keeps_the_name_of_its_submission()
    {
        var submitting = await PromptedAsync();
        await _uart.SendAsync("\r\nOK\r\n\r\n+CMGS: 34\r\n");
        Assert.Empty(Assert.IsType<ExchangeEnd.Answered>(await submitting).Reply.Lines);
        await _time.UntilAsync(() => !_news.IsEmpty, TimeSpan.FromSeconds(2));
        Assert.Equal(new AtNews.LateAnswer("m1", "+CMGS: 34"), Assert.Single(_news));
    }

    [Fact]
    public async Task A_reference_that_nobody_waits_for_belongs_to_a_process_before_this_one()
    {
        await _uart.SendAsync("\r\n+CMGS: 34\r\n\r\nOK\r\n");
        await _time.UntilAsync(() => !_news.IsEmpty, TimeSpan.FromSeconds(2));
        Assert.Equal(new AtNews.LateAnswer(null, "+CMGS: 34"), Assert.Single(_news));
    }

    [Fact]
    public async Task A_late_reference_between_the_next_command_and_its_prompt_is_not_the_next_ones()
    {
        var first = await PromptedAsync();
        await _uart.SendAsync("\r\n+CMS ERROR: 500\r\n");
        await first;
        var second = Run(AtCommands.Submit(4, "0011CCDD", "m2", Task.CompletedTask));
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n+CMGS: 34\r\n\r\nOK\r\n\r\n> ");
        Assert.Equal("0011CCDD\x1A", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\n+CMGS: 35\r\n\r\nOK\r\n");
        Assert.Equal(["+CMGS: 35"], Assert.IsType<ExchangeEnd.Answered>(await second).Reply.Lines);
        Assert.Equal(new AtNews.LateAnswer("m1", "+CMGS: 34"), Assert.Single(_news));
    }

    [Fact]
    public async Task A_command_that_waits_can_be_withdrawn_and_one_that_was_sent_keeps_the_line_until_it_is_answered()
    {
        using var cancel = new CancellationTokenSource();
        var sent = _channel.ExecuteAsync(Signal, cancel.Token);
        await _uart.WrittenAsync();
        var waiting = _channel.ExecuteAsync(AtCommands.Voltage, cancel.Token);
        var next = Run(AtCommands.Operator);
        await cancel.CancelAsync();
        Assert.IsType<ExchangeEnd.Abandoned>(await sent);
        Assert.IsType<ExchangeEnd.Abandoned>(await waiting);
        Assert.True(_uart.IsQuiet);
        await _uart.SendAsync("\r\n+CSQ: 18,0\r\n\r\nOK\r\n");
        Assert.Equal("AT+COPS?\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\n+COPS: 0\r\n\r\nOK\r\n");
        Assert.Equal(["+COPS: 0"], Assert.IsType<ExchangeEnd.Answered>(await next).Reply.Lines);
    }

    [Fact]
    public async Task A_submission_whose_pdu_has_left_cannot_be_canceled_any_more()
    {
        using var cancel = new CancellationTokenSource();
        var submitting = _channel.ExecuteAsync(Submit(Task.CompletedTask), cancel.Token);
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n> ");
        await _uart.WrittenAsync();
        await cancel.CancelAsync();
        await _uart.SendAsync("\r\n+CMGS: 34\r\n\r\nOK\r\n");
        Assert.Equal(["+CMGS: 34"], Assert.IsType<ExchangeEnd.Answered>(await submitting).Reply.Lines);
    }

    [Fact]
    public async Task A_probe_that_meets_an_open_prompt_is_followed_by_escape()
    {
        var probe = Run(AtCommands.Probe);
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n> ");
        Assert.IsType<ExchangeEnd.StuckPrompt>(await probe);
        Assert.Equal("\x1B\r", await _uart.WrittenAsync());
    }

    [Fact]
    public async Task A_probe_in_vain_is_followed_by_nothing_so_that_autobaud_sees_only_AT()
    {
        Assert.IsType<ExchangeEnd.Silent>(await Ended(Run(AtCommands.Probe)));
        Assert.Equal("AT\r", await _uart.WrittenAsync());
        await _time.PassAsync(TimeSpan.FromSeconds(2));
        Assert.True(_uart.IsQuiet);
    }

    [Fact]
    public async Task A_prompt_that_was_left_by_a_command_nobody_expected_it_of_is_closed()
    {
        var typed = Run(AtCommand.Typed("AT+CMGW=23"));
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n> ");
        Assert.IsType<ExchangeEnd.StuckPrompt>(await typed);
        Assert.Equal("\x1B\r", await _uart.WrittenAsync());
        await _uart.SendAsync("\r\nOK\r\n");
        Assert.Equal("AT+CMEE?\r", await _uart.WrittenAsync());
    }

    [Fact]
    public async Task A_failing_line_tells_whether_the_pdu_had_left()
    {
        var submitting = await PromptedAsync();
        var waiting = Run(Signal);
        await _uart.BreakAsync(new UartException(UartError.Gone, "tty", "unplugged"));
        var broken = Assert.IsType<ExchangeEnd.Broken>(await submitting);
        Assert.True(broken.PayloadSent);
        Assert.Equal(UartError.Gone, broken.Failure?.Error);
        Assert.False(Assert.IsType<ExchangeEnd.Broken>(await waiting).PayloadSent);
        Assert.Equal(UartError.Gone, (await _channel.Completion)?.Error);
    }

    [Fact]
    public async Task A_bug_in_who_listens_ends_all_that_wait_instead_of_hanging_them()
    {
        var uart = new ScriptedUart();
        var channel = new AtChannel(uart, UrcTable.Generic, _time, _ => throw new InvalidOperationException("bug"));
        var running = channel.ExecuteAsync(Signal, TestContext.Current.CancellationToken);
        await uart.WrittenAsync();
        await uart.SendAsync("\r\nRING\r\n");
        Assert.IsType<ExchangeEnd.Broken>(await running);
        await Assert.ThrowsAsync<InvalidOperationException>(() => channel.Completion);
    }

    [Fact]
    public async Task The_answer_to_a_submission_is_overdue_once_however_often_the_line_is_heard()
    {
        var submitting = await PromptedAsync();
        for (var i = 0; i < 4; i++)
        {
            await _time.PassAsync(TimeSpan.FromSeconds(40));
            await _uart.SendAsync("\r\n+CSQN: 9,0\r\n");
        }

        await _uart.SendAsync("\r\n+CMGS: 34\r\n\r\nOK\r\n");
        Assert.IsType<ExchangeEnd.Answered>(await submitting);
        Assert.Single(_news.OfType<AtNews.Overdue>());
    }

    private async Task<Task<ExchangeEnd>> PromptedAsync()
    {
        var submitting = Run(Submit(Task.CompletedTask));
        await _uart.WrittenAsync();
        await _uart.SendAsync("\r\n> ");
        await _uart.WrittenAsync();
        return submitting;
    }

    private Task<ExchangeEnd> Run(AtCommand command) => _channel.ExecuteAsync(command, TestContext.Current.CancellationToken);

    private Task<ExchangeEnd> Ended(Task<ExchangeEnd> exchange) => _time.UntilAsync(exchange, TimeSpan.FromMinutes(5));

    private static AtCommand Submit(Task ready) => AtCommands.Submit(4, "0011AABB", "m1", ready);
}
