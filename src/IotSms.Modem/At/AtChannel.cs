using System.Collections.Concurrent;
using IotSms.Modem.Uart;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Modem.At;

/// <summary>
/// One command at a time over one line. A single task owns all state: it reads, answers prompts, keeps the time and writes the
/// next command, all in the same turn; callers and timers only wake it. Nothing here locks, and nothing polls.
/// </summary>
internal sealed partial class AtChannel : IAsyncDisposable
{
    private readonly ConcurrentQueue<PendingCommand> _urgent = new();
    private readonly ConcurrentQueue<PendingCommand> _ordinary = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly AtLineReader _lines = new();
    private volatile UrcAssembler _unsolicited;
    private readonly IUart _uart;
    private volatile UrcTable _urcs;
    private readonly TimeProvider _time;
    private readonly Action<AtNews> _news;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private volatile bool _ended;

    /// <summary>Starts reading the line.</summary>
    /// <param name="uart">The line; the channel becomes its only user and disposes it.</param>
    /// <param name="urcs">What may come unasked.</param>
    /// <param name="time">The clock of all time limits.</param>
    /// <param name="news">Called on the channel's task; must not block.</param>
    /// <param name="logger">Gets masked lines at Debug.</param>
    internal AtChannel(IUart uart, UrcTable urcs, TimeProvider time, Action<AtNews> news, ILogger? logger = null)
    {
        _uart = uart;
        _urcs = urcs;
        _time = time;
        _news = news;
        _logger = logger ?? NullLogger.Instance;
        _unsolicited = new UrcAssembler(urcs);
        _timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        LastHeard = time.GetTimestamp();
        Completion = Task.Run(RunAsync);
    }

    /// <summary>Ends when the line breaks, with the failure, or is closed, with null.</summary>
    internal Task<UartException?> Completion { get; }

    /// <summary>Timestamp of the last answer or unsolicited result code.</summary>
    internal long LastHeard { get; private set; }

    /// <summary>Whether a command is running or waiting.</summary>
    internal bool IsBusy => _current is not null || !_ordinary.IsEmpty || !_urgent.IsEmpty;

    /// <summary>Takes another model's unsolicited result codes, once it has told what it is.</summary>
    internal void Use(UrcTable urcs)
    {
        _urcs = urcs;
        _unsolicited = new UrcAssembler(urcs);
    }

    /// <summary>Runs a command when its turn comes.</summary>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">
    /// Withdraws a command that waits, and leaves a prompt by ESC; once a command is sent the module will answer it, and the
    /// channel takes that answer, even if the caller no longer waits.
    /// </param>
    internal async Task<ExchangeEnd> ExecuteAsync(AtCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pending = new PendingCommand(command);
        (command.Urgent ? _urgent : _ordinary).Enqueue(pending);
        if (_ended) FailAll(EndOfLine);
        Wake();
        await using (cancellationToken.UnsafeRegister(Cancel, pending).ConfigureAwait(false))
        {
            return await pending.End.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private void Cancel(object? state)
    {
        // Who has a payload on its way must learn whether it left; any other caller is let go at once.
        var pending = (PendingCommand)state!;
        if (pending.TryWithdraw() || pending.Command.Payload is null) pending.Complete(new ExchangeEnd.Abandoned("canceled"));
        else Wake();
    }

    private void Wake()
    {
        if (!_ended) _uart.Input.CancelPendingRead();
    }
}
