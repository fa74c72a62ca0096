namespace IotSms.Gateway.Storage;

/// <summary>A piece of work in the queue: it is taken out of it once, by the writer or by the caller's token.</summary>
internal abstract class Work
{
    private int _taken;

    /// <summary>Whether it needs a <see cref="StoreTransaction"/>.</summary>
    public abstract bool Writes { get; }

    /// <summary>Takes the work out of the queue; false if somebody else was first.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Runs the work. It may run again, and only the last run counts.</summary>
    public abstract void Run(StoreReader access);

    /// <summary>Hands the caller the result of the last run, which is now true for good.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was done.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A piece of work with a result.</summary>
internal sealed class Work<TAccess, T> : Work where TAccess : StoreReader
{
    private readonly Func<TAccess, T> _run;
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancellation;
    private T _result = default!;

    public Work(Func<TAccess, T> run, CancellationToken cancellationToken)
    {
        _run = run;
        _cancellation = cancellationToken.UnsafeRegister(
            static (work, token) =>
            {
                if (work is Work<TAccess, T> waiting && waiting.TryTake())
                    waiting._done.TrySetCanceled(token);
            },
            this);
    }

    public override bool Writes => typeof(TAccess) == typeof(StoreTransaction);

    public Task<T> Task => _done.Task;

    public override void Run(StoreReader access) => _result = _run((TAccess)access);

    public override void Complete()
    {
        _cancellation.Dispose();
        _done.TrySetResult(_result);
    }

    public override void Fail(Exception exception)
    {
        _cancellation.Dispose();
        _done.TrySetException(exception);
    }
}
