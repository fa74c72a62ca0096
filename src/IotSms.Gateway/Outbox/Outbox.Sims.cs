namespace IotSms.Gateway;

/// <summary>When a modem gets another SIM.</summary>
internal sealed partial class Outbox
{
    /// <summary>
    /// Another SIM counts its references anew and has a number of its own: no report settles what went out with the one before, and a long
    /// message begins again from its first part. What waits goes on waiting. The steps are to be committed.
    /// </summary>
    public IReadOnlyList<OutboxMessage> SimChanged(string modem)
    {
        lock (_gate)
        {
            _ledger.Forget(modem);
            _nameless.RemoveAll(submission => submission.Modem == modem);
            _standings[modem].SimChanged();
            var begun = _live.Values
                .Where(message => message.Carrier == modem && message is { HasBegun: true, PartInTheAir: < 0 })
                .ToList();
            var steps = begun.ConvertAll(before => Step(before, before with { Carrier = null }));
            foreach (var step in steps)
                if (_queue.Find(step.Key) is { } item)
                    item.Carrier = null;
            WakeAll();
            return steps;
        }
    }
}
