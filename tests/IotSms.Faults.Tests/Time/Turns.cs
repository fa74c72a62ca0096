namespace IotSms.Faults.Time;

/// <summary>
/// Lets the clocks of all sites of this process take a step whenever all of it is still: each site is then still too, and one look serves
/// all of them.
/// </summary>
internal sealed class Turns
{
    private readonly object _turn = new();
    private readonly Stillness _stillness = new();
    private readonly List<Turn> _waiting = [];

    private Turns() => new Thread(Give) { IsBackground = true, Name = "turns" }.Start();

    internal static Turns OfAll { get; } = new();

    /// <summary>Takes a step at each stillness until one was the last, which ends the task.</summary>
    /// <param name="step">Says whether it was the last.</param>
    internal Task TakeAsync(Func<bool> step)
    {
        var turn = new Turn(step);
        lock (_turn)
        {
            _waiting.Add(turn);
            Monitor.Pulse(_turn);
        }

        return turn.Over;
    }

    private void Give()
    {
        while (true)
        {
            AwaitSomeone();
            var isStill = _stillness.Await();
            lock (_turn) _waiting.RemoveAll(turn => turn.IsLast(isStill));
        }
    }

    private void AwaitSomeone()
    {
        lock (_turn)
        {
            while (_waiting.Count == 0) Monitor.Wait(_turn);
        }
    }

    private sealed class Turn(Func<bool> step)
    {
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Over => _over.Task;

        internal bool IsLast(bool isStill)
        {
            try
            {
                if (!isStill) throw new TimeoutException("the program does not come to rest");
                if (!step()) return false;
                _over.SetResult();
            }
            catch (Exception failure)
            {
                _over.SetException(failure);
            }

            return true;
        }
    }
}
