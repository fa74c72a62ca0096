using IotSms.Simulator.Events;

namespace IotSms.Simulator.Network;

/// <summary>The service centre: what waits for the module, kept until it is taken.</summary>
internal sealed partial class VirtualNetwork
{
    private readonly LinkedList<Inbound> _messages = [];
    private readonly LinkedList<Inbound> _reports = [];
    private bool _isDelivering;

    /// <summary>Address of the service centre, on each PDU it sends.</summary>
    public string ServiceCentre { get; } = "+4790002100";

    /// <summary>TP-ST of the reports to come (3GPP TS 23.040 9.2.3.15), each with the time since the one before.</summary>
    public IReadOnlyList<(byte Status, TimeSpan After)> ReportStatuses { get; set; } = [(0, TimeSpan.Zero)];

    /// <summary>Messages and reports that wait.</summary>
    public int Waiting => _messages.Count + _reports.Count;

    /// <summary>Takes a message for the module.</summary>
    public void Deliver(Inbound message)
    {
        _messages.AddLast(message);
        Pump();
    }

    /// <summary>Puts a report of a message in the module's way.</summary>
    public void Report(string to, byte reference, byte status, DateTimeOffset submitted)
    {
        _reports.AddLast(MessageCoding.StatusReport(reference, to, ServiceCentre, submitted, timeline.WallClock, status));
        Pump();
    }

    /// <summary>The module did not acknowledge: the same comes again.</summary>
    public void Redeliver(Inbound message) => (message.Arrival is SimulatorEvent.Report ? _reports : _messages).AddFirst(message);

    /// <summary>The module can take something again, or something came for it.</summary>
    public void Pump()
    {
        while (_reports.First is { } first && _module.CanReceive)
        {
            _reports.RemoveFirst();
            if (!_module.TakeReport(first.Value))
            {
                _reports.AddFirst(first.Value);
                break;
            }
        }

        if (_isDelivering || _messages.Count == 0 || !_module.CanReceive)
            return;
        _isDelivering = true;
        timeline.After(options.DeliverDuration.Draw(random), DeliverFirst);
    }

    private void DeliverFirst()
    {
        _isDelivering = false;
        if (_messages.First is not { } first || !_module.CanReceive)
            return;
        _messages.RemoveFirst();
        if (_module.Take(first.Value))
            Pump();
        else
            // No room: kept until the module reports memory available (27.005 3.2.2, TS 23.040 RP-SMMA), which is after the next delete.
            _messages.AddFirst(first.Value);
    }

    private void PlanReport(SubmittedMessage message, byte reference)
    {
        var delay = options.ReportDuration.Draw(random);
        var submitted = timeline.WallClock;
        if (delay == Timeout.InfiniteTimeSpan)
            return;
        foreach (var (status, after) in ReportStatuses)
        {
            delay += after;
            timeline.After(delay, () => Report(message.To, reference, status, submitted));
        }
    }
}
