namespace IotSms.Gateway;

/// <summary>The tasks that live for ever: for each modem its own, its news, sending and receiving; and the upkeep.</summary>
public sealed partial class Messaging
{
    /// <summary>How long a submission under way may take when the program ends; then it is in doubt at the next start.</summary>
    private static readonly TimeSpan EndingPatience = TimeSpan.FromSeconds(15);

    /// <summary>Runs the modems, the send loops and the receive loops until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = new CancellationTokenSource();
        var sending = new List<Task>();
        var others = new List<Task>();
        foreach (var modem in Modems)
        {
            var receiving = new ReceiveLoop(modem, _inbox, _clock, Random.Shared, _logger);
            var sender = new SendLoop(modem, _outbox, _sims, _logger);
            var news = new NewsLoop(modem, _outbox, receiving, _sims, _statuses, _network);
            sending.Add(Keep("The send loop", modem.Name, () => sender.RunAsync(ending.Token, ended.Token), ending));
            others.Add(Keep("The receive loop", modem.Name, () => receiving.RunAsync(ended.Token), ending));
            others.Add(Keep("The news loop", modem.Name, () => news.RunAsync(ended.Token), ending));
            others.Add(Keep("The modem", modem.Name, () => modem.RunAsync(ended.Token), ending));
        }
        var retention = new Retention(_store, _outbox, _inbox, Events, _ulids);
        var upkeep = new UpkeepLoop(_options, _outbox, _inbox, retention, _cursors, _clock, _logger);
        others.Add(Keep("The upkeep", "all modems", () => upkeep.RunAsync(ended.Token), ending));

        // Sending ends first: the modem lives until the answer to what is in the air has come and is written.
        await Task.WhenAny(Task.WhenAll(sending), Patience(ending.Token)).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll([.. sending, .. others]).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Runs a loop until it is cancelled. One that fails by a fault ends all: a program that half works helps nobody.</summary>
    private async Task Keep(string loop, string modem, Func<Task> run, CancellationTokenSource ending)
    {
        try
        {
            await Task.Run(run).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // As asked.
        }
        catch (Exception e)
        {
            GatewayLog.LoopFailed(_logger, loop, modem, e);
            await ending.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task Patience(CancellationToken ending)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = ending.Register(asked.SetResult).ConfigureAwait(false);
        await asked.Task.ConfigureAwait(false);
        await Task.Delay(EndingPatience, _clock.Time, CancellationToken.None).ConfigureAwait(false);
    }
}
