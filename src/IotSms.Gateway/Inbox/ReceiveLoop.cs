using IotSms.Gateway.Storage;
using IotSms.Modem;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway;

/// <summary>
/// Empties one modem: read, made durable, deleted, in this order. <c>+CMTI</c> is only a hint; the sweep finds what it missed.
/// </summary>
internal sealed class ReceiveLoop(IModem modem, Inbox inbox, GatewayClock clock, Random random, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Wakeup _wakeup = new(clock.Time);
    private readonly Backoff _backoff = Backoff.Brief(random);
    private readonly List<StorageSlot> _slots = [];
    private readonly List<(string? Slot, string Hex)> _routed = [];
    private bool _sweepDue;

    /// <summary>A message or report was stored.</summary>
    public void Stored(StorageSlot slot)
    {
        lock (_gate)
            if (!_slots.Contains(slot))
                _slots.Add(slot);
        _wakeup.Set();
    }

    /// <summary>A message or report came by without being stored; it is nowhere else.</summary>
    public void Routed(string hex)
    {
        lock (_gate)
            _routed.Add((null, hex));
        _wakeup.Set();
    }

    /// <summary>The storages are to be listed.</summary>
    public void SweepDue()
    {
        lock (_gate)
            _sweepDue = true;
        _wakeup.Set();
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            var (routed, slots, sweep) = TakeWork();
            if (routed.Count == 0 && slots.Count == 0 && !sweep)
            {
                await _wakeup.WaitAsync(null, cancellationToken).ConfigureAwait(false);
                continue;
            }
            try
            {
                await ReceiveAsync(routed, slots, sweep, cancellationToken).ConfigureAwait(false);
                failures = 0;
            }
            catch (ModemException e)
            {
                // The modem asks for a sweep itself when it is back.
                GatewayLog.ModemNotRead(logger, modem.Name, e.Message);
            }
            catch (StoreException e) when (e.Error != StoreError.Closed)
            {
                if (++failures == 1)
                    GatewayLog.StoreFails(logger, e);
                PutBack(routed);
                await Task.Delay(_backoff.After(failures), clock.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private (List<(string? Slot, string Hex)> Routed, List<StorageSlot> Slots, bool Sweep) TakeWork()
    {
        lock (_gate)
        {
            (List<(string?, string)> Routed, List<StorageSlot> Slots, bool Sweep) work = ([.. _routed], [.. _slots], _sweepDue);
            _routed.Clear();
            _slots.Clear();
            _sweepDue = false;
            return work;
        }
    }

    private void PutBack(List<(string? Slot, string Hex)> routed)
    {
        lock (_gate)
        {
            _routed.InsertRange(0, routed);
            _sweepDue = true;
        }
    }

    private async Task ReceiveAsync(
        List<(string? Slot, string Hex)> routed, List<StorageSlot> slots, bool sweep, CancellationToken cancellationToken)
    {
        // What was routed is nowhere else: it goes to the disk before the module is asked for anything.
        if (routed.Count > 0)
        {
            await inbox.TakeInAsync(modem.Name, routed, CancellationToken.None).ConfigureAwait(false);
            routed.Clear();
        }
        if (!sweep)
        {
            var stored = new List<StoredPdu>();
            foreach (var slot in slots)
                if (await modem.ReadAsync(slot, cancellationToken).ConfigureAwait(false) is { } pdu)
                    stored.Add(pdu);
                else
                    sweep = true; // The hint named the wrong place (EC25: "+CDSI: "SM",0" for a report in SR): look everywhere.
            await EmptyAsync(stored, cancellationToken).ConfigureAwait(false);
        }
        if (sweep)
            await SweepAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var stored = await modem.ListAsync(cancellationToken).ConfigureAwait(false);
        inbox.Listed(modem.Name, stored.Select(pdu => pdu.Slot.ToString()).ToHashSet());
        await EmptyAsync(stored, cancellationToken).ConfigureAwait(false);
    }

    private async Task EmptyAsync(IReadOnlyList<StoredPdu> stored, CancellationToken cancellationToken)
    {
        // 2 and 3 are somebody's drafts and sent messages (3GPP TS 27.005 3.1), not ours to take.
        var received = stored.Where(pdu => pdu.State is 0 or 1).ToList();
        if (received.Count == 0)
            return;
        await inbox.TakeInAsync(modem.Name, [.. received.Select(pdu => ((string?)pdu.Slot.ToString(), pdu.Hex))], cancellationToken)
            .ConfigureAwait(false);
        foreach (var pdu in received)
        {
            await modem.DeleteAsync(pdu.Slot, cancellationToken).ConfigureAwait(false);
            inbox.Emptied(modem.Name, pdu.Slot.ToString());
        }
    }
}
