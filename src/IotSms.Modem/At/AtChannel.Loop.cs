using System.IO.Pipelines;
using IotSms.Modem.Uart;
using Microsoft.Extensions.Logging;

namespace IotSms.Modem.At;

/// <content>The one task: read, take lines, look at the clock, write.</content>
internal sealed partial class AtChannel
{
    private UartException? _failure;

    private async Task<UartException?> RunAsync()
    {
        try
        {
            while (true)
            {
                await AdvanceAsync().ConfigureAwait(false);
                var read = await _uart.Input.ReadAsync(_stopping.Token).ConfigureAwait(false);
                await TakeAsync(read).ConfigureAwait(false);
                if (read.IsCompleted) break;
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
        }
        catch (UartException failure)
        {
            _failure = failure;
        }
        catch (IOException failure)
        {
            _failure = new UartException(UartError.Gone, "line", failure.Message, failure);
        }
        finally
        {
            _ended = true;
            // Who queues a command looks at the flag after it: one of the two must see the other.
            Interlocked.MemoryBarrier();
            FailAll(EndOfLine);
            await _uart.DisposeAsync().ConfigureAwait(false);
        }

        return _failure;
    }

    private ExchangeEnd EndOfLine(bool payloadSent) => new ExchangeEnd.Broken(payloadSent, _failure);

    private async ValueTask TakeAsync(ReadResult read)
    {
        var buffer = read.Buffer;
        while (_lines.TryRead(ref buffer, _current?.AwaitsPrompt ?? false, out var token))
        {
            if (Take(token) is ExchangeStep.Prompted) await AnswerPromptAsync().ConfigureAwait(false);
        }

        _uart.Input.AdvanceTo(buffer.Start, buffer.End);
    }

    private ExchangeStep Take(AtToken token)
    {
        LastHeard = _time.GetTimestamp();
        LogReceived(new MaskedLine(token.Text));
        var step = _unsolicited.Awaits(token.Text) || _current is null ? ExchangeStep.NotMine : _current.Feed(token);
        switch (step)
        {
            case ExchangeStep.Ended:
                EndCurrent(Settle(_current!));
                break;
            case ExchangeStep.Taken when _current!.IsAccepted:
                // The submission is accepted; an OK that got lost must not cost minutes.
                Limit(TailTime);
                break;
            case ExchangeStep.NotMine when token.Kind == AtTokenKind.Line:
                TakeUnsolicited(token.Text);
                break;
        }

        return step;
    }

    private void TakeUnsolicited(string line)
    {
        if (line.StartsWith("+CMGS:", StringComparison.Ordinal))
        {
            _news(new AtNews.LateAnswer(_lastTag, line));
            _lastTag = null;
            return;
        }

        if (_unsolicited.Feed(line) is not { } urc) return;
        if (urc.Kind is UrcKind.Booted or UrcKind.PoweredDown) Restart(urc.Line);
        _news(new AtNews.Unsolicited(urc));
    }

    private static ExchangeEnd Settle(Exchange exchange) => exchange switch
    {
        { Command.EndsByPrompt: true, IsPrompted: true } => new ExchangeEnd.StuckPrompt(),
        _ => new ExchangeEnd.Answered(new AtReply([.. exchange.Lines], exchange.Error), exchange.IsPayloadSent),
    };

    // All that was set, sent or waiting went down with the module.
    private void Restart(string mark)
    {
        _lines.GiveUpQuotes = false;
        _lastTag = null;
        _fencesLeft = 0;
        FailAll(payloadSent => new ExchangeEnd.Restarted(payloadSent, mark));
    }

    private void FailAll(Func<bool, ExchangeEnd> end)
    {
        if (_current is { } current)
        {
            _current = null;
            // The network's word stands, though its OK never came.
            _pending?.Complete(current.IsAccepted ? Settle(current) : end(current.IsPayloadSent));
            _pending = null;
        }

        while (_urgent.TryDequeue(out var waiting) || _ordinary.TryDequeue(out waiting)) waiting.Complete(end(false));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "<- {Line}")]
    private partial void LogReceived(MaskedLine line);

    [LoggerMessage(Level = LogLevel.Debug, Message = "-> {Line}")]
    private partial void LogSent(string line);
}
