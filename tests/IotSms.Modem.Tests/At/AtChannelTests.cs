using System.Collections.Concurrent;
using IotSms.Modem.At;
using IotSms.Modem.Tests.Fakes;

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

    private Task<ExchangeEnd> Run(AtCommand command) => _channel.ExecuteAsync(command, TestContext.Current.CancellationToken);

    private Task<ExchangeEnd> Ended(Task<ExchangeEnd> exchange) => _time.UntilAsync(exchange, TimeSpan.FromMinutes(5));

    private static AtCommand Submit(Task ready) => AtCommands.Submit(4, "0011AABB", "m1", ready);
}
