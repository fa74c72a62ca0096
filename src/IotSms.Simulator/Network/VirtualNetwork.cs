using IotSms.Simulator.Events;
using IotSms.Simulator.Module;
using IotSms.Simulator.Time;

namespace IotSms.Simulator.Network;

/// <summary>The mobile network around one module: it takes messages, delivers messages and reports, and lets phones answer.</summary>
internal sealed partial class VirtualNetwork(Timeline timeline, SimulatorOptions options, EventLog events, Random random)
{
    // 27.005 3.5.6: the link is kept while the next message follows within 1 to 5 s.
    private static readonly TimeSpan KeptLink = TimeSpan.FromSeconds(1);

    private VirtualModule _module = null!;
    private TimeSpan? _lastSubmit;

    /// <summary>What the module gets when it asks to register.</summary>
    public Registration Offered { get; set; } = Registration.Home;

    /// <summary>What it gets in the packet domain, where that differs.</summary>
    public Registration? OfferedPacket { get; set; }

    public string OperatorName { get; set; } = "Fjordnett";

    /// <summary>rssi and ber of <c>+CSQ</c>.</summary>
    public string SignalQuality { get; set; } = options.Profile.SignalQuality;

    /// <summary>How many messages the network accepted.</summary>
    public int AcceptedCount { get; private set; }

    /// <summary>The last messages accepted, newest last.</summary>
    public Queue<SimulatorEvent.Submitted> LastAccepted { get; } = new();

    public void Attach(VirtualModule module) => _module = module;

    /// <summary>How long the next submit takes.</summary>
    public TimeSpan DrawSubmitTime(bool keepsLink)
    {
        var time = options.SubmitDuration.Draw(random);
        return keepsLink && _lastSubmit is { } last && timeline.Now - last < KeptLink
            ? time * options.Profile.Timings.KeptLinkFactor : time;
    }

    /// <summary>Takes a message for good.</summary>
    public void Accept(SubmittedMessage message, byte reference)
    {
        _lastSubmit = timeline.Now;
        AcceptedCount++;
        var accepted = new SimulatorEvent.Submitted(
            options.Number, message.To, reference, Convert.ToHexString(message.Tpdu), message.Text, message.Part);
        LastAccepted.Enqueue(accepted);
        if (LastAccepted.Count > 20)
            LastAccepted.Dequeue();
        events.Add(accepted);
        if (message.ReportRequested)
            PlanReport(message, reference);
        Answer(message);
    }
}
