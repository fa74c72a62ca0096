using System.Text;

namespace IotSms.Modem.At;

/// <content>Starting, limiting and ending exchanges, and getting back in step after one that was not answered.</content>
internal sealed partial class AtChannel
{
    /// <summary>How long the <c>OK</c> may take after the response that settles a submission.</summary>
    internal static readonly TimeSpan TailTime = TimeSpan.FromSeconds(5);

    private const int Fences = 3;

    private Exchange? _current;
    private PendingCommand? _pending;
    private long _limit;
    private long _softLimit;
    private int _fencesLeft;
    private bool _promptMayBeOpen;
    private bool _payloadWatched;
    private string? _lastTag;

    // Every turn of the loop begins here: with what the clock, the journal and the callers want.
    private async ValueTask AdvanceAsync()
    {
        if (_pending is { IsCanceled: true, Command.Payload: not null } && _current is { IsPayloadSent: false }) LeavePrompt("canceled");
        await AnswerPromptAsync().ConfigureAwait(false);
        LookAtClock();
        while (_current is null && NextCommand() is { } next) await StartAsync(next).ConfigureAwait(false);
        ArmTimer();
    }

    private PendingCommand? NextCommand()
    {
        if (_promptMayBeOpen)
        {
            _promptMayBeOpen = false;
            return new PendingCommand(AtCommands.Escape);
        }

        if (_fencesLeft > 0) return new PendingCommand(AtCommands.Fence);
        while (_urgent.TryDequeue(out var next) || _ordinary.TryDequeue(out next))
        {
            if (next.TryStart()) return next;
        }

        return null;
    }

    private async ValueTask StartAsync(PendingCommand pending)
    {
        _pending = pending;
        _current = new Exchange(pending.Command, _urcs);
        _payloadWatched = false;
        Limit(pending.Command.Payload is null ? pending.Command.Timeout : PromptPayload.PromptTime);
        _softLimit = long.MaxValue;
        await WriteAsync(Encoding.Latin1.GetBytes(pending.Command.Text + "\r"), pending.Command.ToString()).ConfigureAwait(false);
    }

    private async ValueTask AnswerPromptAsync()
    {
        if (_current is not { IsPrompted: true, IsPayloadSent: false } exchange || exchange.Command.Payload is not { } payload) return;
        if (!payload.Ready.IsCompleted)
        {
            WatchPayload(payload);
            return;
        }

        if (!payload.Ready.IsCompletedSuccessfully)
        {
            LeavePrompt("the journal failed");
            return;
        }

        // Set before the write: once a single octet may have left, the outcome is the module's to tell.
        exchange.IsPayloadSent = true;
        _lastTag = payload.Tag;
        Limit(exchange.Command.Timeout);
        _softLimit = After(PromptPayload.SoftTime);
        await WriteAsync(payload.Octets, $"<{payload.Octets.Length} octets>").ConfigureAwait(false);
    }

    private void WatchPayload(PromptPayload payload)
    {
        if (_payloadWatched) return;
        _payloadWatched = true;
        // The prompt waits for the disk; a disk that takes longer than a module's patience is a failure of its own.
        Limit(PromptPayload.SoftTime);
        _ = payload.Ready.ContinueWith(
            static (_, channel) => ((AtChannel)channel!).Wake(), this,
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void LeavePrompt(string reason)
    {
        EndCurrent(new ExchangeEnd.Abandoned(reason));
        GetBackInStep(promptMayBeOpen: true);
    }

    private void GetBackInStep(bool promptMayBeOpen)
    {
        _promptMayBeOpen = promptMayBeOpen;
        _fencesLeft = Fences;
        _lines.GiveUpQuotes = true;
        _unsolicited.Forget();
    }

    private void LookAtClock()
    {
        if (_current is not { } exchange) return;
        var now = _time.GetTimestamp();
        if (now >= _softLimit)
        {
            _softLimit = long.MaxValue;
            _news(new AtNews.Overdue(exchange.Command));
        }

        if (now < _limit) return;
        if (ReferenceEquals(exchange.Command, AtCommands.Fence) && _fencesLeft > 0)
        {
            FenceUnanswered();
            return;
        }

        if (exchange is { Command.Payload: not null, IsPrompted: true, IsPayloadSent: false })
        {
            LeavePrompt("the journal took too long");
            return;
        }

        EndCurrent(exchange.IsAccepted ? Settle(exchange) : new ExchangeEnd.Silent(exchange.IsPayloadSent));
        // A module in autobaud is trained by AT alone, so that a probe is not followed by anything else.
        if (!exchange.Command.IsProbe) GetBackInStep(promptMayBeOpen: exchange.Command.Payload is not null && !exchange.IsPayloadSent);
    }

    private void FenceUnanswered()
    {
        _current = null;
        _pending = null;
        _promptMayBeOpen = true;
        if (--_fencesLeft > 0) return;
        FailAll(_ => new ExchangeEnd.Silent(false));
        _news(new AtNews.Deaf());
    }

    private void EndCurrent(ExchangeEnd end)
    {
        if (end is ExchangeEnd.Answered && ReferenceEquals(_current?.Command, AtCommands.Fence)) _fencesLeft = 0;
        if (end is ExchangeEnd.StuckPrompt) GetBackInStep(promptMayBeOpen: true);
        // An answer without +CMGS leaves its name: some firmwares say OK first.
        if (_current is { IsAccepted: true }) _lastTag = null;
        _pending?.Complete(end);
        _current = null;
        _pending = null;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, string logged)
    {
        LogSent(logged);
        await _uart.WriteAsync(octets, _stopping.Token).ConfigureAwait(false);
    }

    private void Limit(TimeSpan time) => _limit = After(time);

    private long After(TimeSpan time) => _time.GetTimestamp() + (long)(time.TotalSeconds * _time.TimestampFrequency);

    private void ArmTimer()
    {
        if (_current is null) return;
        var wait = _time.GetElapsedTime(_time.GetTimestamp(), Math.Min(_limit, _softLimit));
        _timer.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
