using IotSms.Simulator.Commands;
using IotSms.Simulator.Network;
using IotSms.Simulator.Time;

namespace IotSms.Simulator.Module;

/// <summary>Messages and status reports from the network: stored and told, or routed (27.005 3.4.1).</summary>
internal sealed partial class VirtualModule
{
    // How long the network waits for AT+CNMA before it takes the delivery as failed (TR2N of 24.011 is 12 to 20 s).
    private static readonly TimeSpan AcknowledgeLimit = TimeSpan.FromSeconds(15);

    private readonly Queue<string> _heldBack = new();
    private Inbound? _unacknowledged;
    private Plan? _acknowledgeLimit;

    /// <summary>Whether something from the network can be taken now.</summary>
    public bool CanReceive => IsOnNetwork && IsSmsReady && _unacknowledged is null;

    // A module without AT+CNMA, as SIM800, acknowledges by itself.
    private bool AcknowledgesRouted => Settings["+CSMS"] == 1 && Profile.Commands.Contains("+CNMA");

    /// <summary>Takes a message; false when there is no room for it.</summary>
    public bool Take(Inbound message)
    {
        var mt = Settings.Values("+CNMI")[1];
        var routed = message.Class switch
        {
            0 => mt is not 0,
            2 => false,
            3 => mt is 2 or 3,
            _ => mt is 2,
        };
        if (routed)
        {
            Events.Add(message.Arrival);
            Indicate(IsTextMode
                ? $"+CMT: {TextMode.Routed(this, message.Octets)}"
                : $"+CMT: {RoutedAlpha}{message.Length}\r\n{Convert.ToHexString(message.Octets)}");
            AwaitAcknowledgement(message);
            if (!Behaviours.Route() || Store(Receiving, new StoredMessage(0, message.Octets)) is not { } copy)
                return true;
            Indicate($"+CMTI: \"{copy.Storage.Name}\",{copy.Index}");
            return true;
        }

        if (Store(Receiving, new StoredMessage(0, message.Octets)) is not { } place)
            return false;
        Events.Add(message.Arrival);
        if (mt is not 0)
            Indicate($"+CMTI: \"{place.Storage.Name}\",{place.Index}");
        return true;
    }

    /// <summary>Takes a status report; false when there is no room for it.</summary>
    public bool TakeReport(Inbound report)
    {
        switch (Settings.Values("+CNMI")[3])
        {
            case 1:
                Events.Add(report.Arrival);
                Indicate(IsTextMode
                    ? $"+CDS: {TextMode.Report(report.Octets)}"
                    : $"+CDS: {report.Length}\r\n{Convert.ToHexString(report.Octets)}");
                AwaitAcknowledgement(report);
                return true;
            case 2:
                if (Store(Memory("SR"), new StoredMessage(0, report.Octets)) is not { } place)
                    return false;
                Events.Add(report.Arrival);
                Indicate($"+CDSI: \"{place.Storage.Name}\",{place.Index}");
                return true;
            default:
                // ds = 0: no report is routed; the network is satisfied.
                return true;
        }
    }

    /// <summary><c>AT+CNMA</c>; false when none is expected.</summary>
    public bool Acknowledge(bool accepted)
    {
        if (_unacknowledged is not { } message)
            return false;
        _acknowledgeLimit?.Cancel();
        _unacknowledged = null;
        if (!accepted)
            Network.Redeliver(message);
        Network.Pump();
        return true;
    }

    /// <summary><c>+CNMI</c> was set: with mode 0 indications wait, else those held back go out (bfr 0) or are dropped (bfr 1).</summary>
    public void IndicationsChanged()
    {
        var cnmi = Settings.Values("+CNMI");
        if (cnmi[0] == 0)
            return;
        while (_heldBack.TryDequeue(out var text))
        {
            if (cnmi[4] == 0)
                AfterInSession(TimeSpan.Zero, () => Urc(text));
        }
    }

    private bool IsTextMode => Settings["+CMGF"] == 1;

    private string RoutedAlpha => Profile.EmptyAlpha.Length > 0 ? $"{Profile.EmptyAlpha}," : ",";

    private void Indicate(string text)
    {
        if (Settings.Values("+CNMI")[0] == 0)
            _heldBack.Enqueue(text);
        else
            Urc(text);
    }

    private void AwaitAcknowledgement(Inbound message)
    {
        if (!AcknowledgesRouted)
            return;
        _unacknowledged = message;
        _acknowledgeLimit = AfterInSession(AcknowledgeLimit, () =>
        {
            // Unacknowledged: RP-ERROR to the network, and routing stops (27.005 3.4.4).
            _unacknowledged = null;
            var cnmi = Settings.Values("+CNMI");
            Settings.Set("+CNMI", [cnmi[0], 0, cnmi[2], 0, cnmi[4]]);
            Network.Redeliver(message);
            Network.Pump();
        });
    }

    private void ForgetIndications()
    {
        _heldBack.Clear();
        _acknowledgeLimit?.Cancel();
        if (_unacknowledged is { } message)
            Network.Redeliver(message);
        _unacknowledged = null;
    }
}
