using IotSms.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway;

/// <summary>What is due at a time rather than at an event: time to live, doubts, parts that do not come, cursors, retention.</summary>
internal sealed class UpkeepLoop(
    GatewayOptions options, Outbox outbox, Inbox inbox, Retention retention, CursorKeeper cursors, GatewayClock clock, ILogger logger)
{
    private static readonly TimeSpan RetentionInterval = TimeSpan.FromHours(1), PatienceWithDisk = TimeSpan.FromMinutes(1);

    private TimeSpan _retentionAt;
    private bool _storeFailed;

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await outbox.CommitWithPatienceAsync([.. outbox.SettleDoubts(), .. outbox.Expire()], cancellationToken).ConfigureAwait(false);
            await TryAsync(cancellationToken).ConfigureAwait(false);
            await outbox.Upkeep.WaitAsync(Sleep(clock.Now), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What can wait while the store fails.</summary>
    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await inbox.GiveUpWaitingAsync(cancellationToken).ConfigureAwait(false);
            await cursors.WriteIfDueAsync(cancellationToken).ConfigureAwait(false);
            if (clock.Now.Uptime >= _retentionAt)
            {
                _retentionAt = clock.Now.Uptime + RetentionInterval;
                await retention.DeleteOldAsync(clock.Believed - options.Retention, cancellationToken).ConfigureAwait(false);
            }
            _storeFailed = false;
        }
        catch (StoreException e) when (e.Error != StoreError.Closed)
        {
            if (!_storeFailed)
                GatewayLog.StoreFails(logger, e);
            _storeFailed = true;
        }
    }

    private TimeSpan Sleep(Moment now)
    {
        var sleep = _retentionAt - now.Uptime;
        if (outbox.NextUpkeepAt() is { } due)
            sleep = Min(sleep, due - now.Uptime);
        if (cursors.DueAt is { } write)
            sleep = Min(sleep, write - now.Uptime);
        if (inbox.NextGiveUpAt() is { } giveUp)
            sleep = Min(sleep, giveUp - now.Uptime);
        return _storeFailed && sleep < PatienceWithDisk ? PatienceWithDisk : sleep;
    }

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
