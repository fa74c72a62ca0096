namespace IotSms.Modem.At;

/// <summary>A command on its way through a channel.</summary>
internal sealed class PendingCommand(AtCommand command)
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Withdrawn = 2;

    private readonly TaskCompletionSource<ExchangeEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _canceled;
    private int _state;

    internal AtCommand Command => command;

    internal Task<ExchangeEnd> End => _end.Task;

    /// <summary>Whether its caller no longer wants it, though it had been sent.</summary>
    internal bool IsCanceled => _canceled;

    internal bool TryStart() => Interlocked.CompareExchange(ref _state, Started, Waiting) == Waiting;

    /// <summary>Takes it back; false when it has been sent already.</summary>
    internal bool TryWithdraw()
    {
        if (Interlocked.CompareExchange(ref _state, Withdrawn, Waiting) == Waiting) return true;
        _canceled = true;
        return false;
    }

    internal void Complete(ExchangeEnd end) => _end.TrySetResult(end);
}
