using IotSms.Gateway.Storage;
using IotSms.Modem;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway;

/// <summary>
/// The SIM of each modem, remembered durably. Another SIM has other references and another number: what was sent with the one before is
/// not to be settled by its reports. And a subscription that may not send stays so, and told, over every restart.
/// </summary>
internal sealed class SimCards
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimCard> _cards;
    private readonly Store _store;
    private readonly Outbox _outbox;
    private readonly GatewayEvents _events;
    private readonly ModemStatusFeed _statuses;
    private readonly ILogger _logger;

    public SimCards(
        Store store, Outbox outbox, GatewayEvents events, ModemStatusFeed statuses, IEnumerable<SimCard> known, ILogger logger)
    {
        (_store, _outbox, _events, _statuses, _logger) = (store, outbox, events, statuses, logger);
        _cards = known.ToDictionary(card => card.Modem);
        foreach (var card in _cards.Values)
            _statuses.Note(card);
    }

    /// <summary>A modem told which SIM it has.</summary>
    public async Task SeenAsync(string modem, string iccid, CancellationToken cancellationToken)
    {
        var before = CardOf(modem);
        if (before.Iccid == iccid)
            return;
        if (before.Iccid.Length == 0)
        {
            await KeepAsync(modem, card => card with { Iccid = iccid }).ConfigureAwait(false);
            return;
        }
        GatewayLog.SimChanged(_logger, modem, End(before.Iccid), End(iccid));
        var since = _events.Assign();
        _events.Abandon(since);
        // The outbox first: if the program ends between, the change is noticed once more.
        await _outbox.CommitWithPatienceAsync(_outbox.SimChanged(modem), cancellationToken).ConfigureAwait(false);
        await KeepAsync(modem, _ => new SimCard(modem, iccid, since, Before: before.Iccid)).ConfigureAwait(false);
    }

    /// <summary>A submission ended: the network may have said that the subscription may not send, or may again.</summary>
    public Task ConcludedAsync(string modem, SubmitOutcome outcome) => outcome switch
    {
        SubmitOutcome.Refused { Error: var error } when CmsErrors.Classify(error) == SubmitErrorClass.Account =>
            KeepAsync(modem, card => card with { Barred = $"{error}: {error.Text}" }),
        SubmitOutcome.Accepted => KeepAsync(modem, card => card with { Barred = null }),
        _ => Task.CompletedTask,
    };

    private static string End(string iccid) => iccid.Length > 4 ? $"...{iccid[^4..]}" : iccid;

    private SimCard CardOf(string modem)
    {
        lock (_gate)
            return _cards.GetValueOrDefault(modem) ?? new SimCard(modem, "");
    }

    private async Task KeepAsync(string modem, Func<SimCard, SimCard> change)
    {
        lock (_gate)
        {
            var before = CardOf(modem);
            var after = change(before);
            if (after == before)
                return;
            _cards[modem] = after;
        }
        try
        {
            await _store.WriteAsync(
                transaction =>
                {
                    transaction.Upsert(SimDocument.Collection, SimDocument.From(CardOf(modem)));
                    return 1;
                },
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            // It is noticed anew after the next start.
            GatewayLog.StoreFails(_logger, e);
        }
        _statuses.Note(CardOf(modem));
    }
}
