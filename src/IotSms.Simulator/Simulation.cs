using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Control;
using IotSms.Simulator.Events;
using IotSms.Simulator.Module;
using IotSms.Simulator.Network;
using IotSms.Simulator.Time;

namespace IotSms.Simulator;

/// <summary>
/// A simulated module with its SIM, its network and its faults, in this process. Talk to it through
/// <see cref="OpenAsync"/>, press its power key, text it, stack behaviours on it, listen to what happens.
/// </summary>
public sealed partial class Simulation : IDisposable
{
    private readonly ControlRequests _requests;
    private readonly TimeProvider _time;

    /// <summary>Makes one.</summary>
    /// <param name="options">What is simulated.</param>
    /// <param name="time">Its clock; with a fake one everything happens when it is advanced.</param>
    public Simulation(SimulatorOptions options, TimeProvider time)
        : this(options, time, null)
    {
    }

    internal Simulation(SimulatorOptions options, TimeProvider time, Stream? log)
    {
        Options = options;
        _time = time;
        Random = new Random(options.Seed);
        Timeline = new Timeline(time, options.Speed);
        Events = new EventLog(Timeline, log);
        Network = new VirtualNetwork(Timeline, options, Events, Random);
        Module = new VirtualModule(Timeline, options, Events, Network, Random);
        _requests = new ControlRequests(this);
        if (options.StartPowered)
            Timeline.Run(Module.BecomeReady);
    }

    /// <summary>Told of each event, one at a time. Do not block and do not call back from it.</summary>
    public event Action<SimulatorEvent>? Happened
    {
        add => Events.Added += value;
        remove => Events.Added -= value;
    }

    /// <summary>What is simulated.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>Chance, by the seed of the options; to be used by behaviours only.</summary>
    public Random Random { get; }

    /// <summary>Level of the module's STATUS output.</summary>
    public bool IsStatusHigh => Timeline.Run(() => Module.IsStatusHigh);

    /// <summary>Whether the module runs.</summary>
    public PowerState Power => Timeline.Run(() => Module.Power);

    /// <summary>How many messages were handed to the network, accepted or not.</summary>
    public int SubmitCount => Timeline.Run(() => Module.SubmitCount);

    /// <summary>How many messages the network accepted.</summary>
    public int AcceptedCount => Timeline.Run(() => Network.AcceptedCount);

    internal IEnumerable<ControlRequest> Requests => _requests.All;

    internal Timeline Timeline { get; }

    internal EventLog Events { get; }

    internal VirtualNetwork Network { get; }

    internal VirtualModule Module { get; }

    /// <summary>Pulls PWRKEY low.</summary>
    public void PressPowerKey() => Timeline.Run(Module.PressPowerKey);

    /// <summary>Lets PWRKEY go.</summary>
    public void ReleasePowerKey() => Timeline.Run(Module.ReleasePowerKey);

    /// <summary>Cuts the supply: silence at once, all in RAM is gone.</summary>
    public void CutSupply() => Timeline.Run(Module.CutSupply);

    /// <summary>Gives the supply back.</summary>
    /// <param name="starts">Whether the board starts the module with its supply (PWRKEY tied low); else it waits for the key.</param>
    public void RestoreSupply(bool starts) => Timeline.Run(() => Module.RestoreSupply(starts));

    /// <summary>A phone texts the module.</summary>
    /// <param name="from">The phone's number, or up to 11 letters.</param>
    /// <param name="text">The text; it comes in as many parts as it takes.</param>
    /// <returns>The number of parts.</returns>
    public int Text(string from, string text) => Timeline.Run(() => Network.Text(from, text));

    /// <summary>Stacks a behaviour on the module.</summary>
    public void Add(Behaviour behaviour) => Timeline.Run(() => Module.Behaviours.Add(behaviour, this));

    /// <summary>Takes a behaviour off again; false when it was not there.</summary>
    public bool Remove(Behaviour behaviour) => Timeline.Run(() => Module.Behaviours.Remove(behaviour));

    /// <summary>Carries out one request of the control socket: one JSON object in, one out.</summary>
    public string Control(string request) => _requests.Answer(request);

    /// <summary>Sends an unsolicited result code.</summary>
    public void Urc(string text) => Timeline.Run(() => Module.Urc(text));

    /// <summary>Sends characters as they are, each one byte (Latin-1), whatever state the module is in.</summary>
    public void Emit(string characters) => Timeline.Run(() => Module.SendRaw(characters));

    /// <summary>The module starts anew, as after a watchdog reset.</summary>
    public void Restart(string reason) => Timeline.Run(() => Module.Boot(reason));

    /// <summary>The network's word on the module changes, and stays so for its next registration.</summary>
    /// <param name="registration">As <c>+CREG</c> tells it.</param>
    /// <param name="packet">As <c>+CGREG</c> and <c>+CEREG</c> tell it, where that differs.</param>
    public void Register(Registration registration, Registration? packet = null) => Timeline.Run(() =>
    {
        (Network.Offered, Network.OfferedPacket) = (registration, packet);
        if (Module is { IsSimRead: true, Functionality: 1 })
            Module.Register(registration, packet);
    });

    /// <summary>A phone calls; false when the module does not ring.</summary>
    /// <param name="caller">Its number.</param>
    /// <param name="givesUpAfter">How long it rings.</param>
    public bool Ring(string caller, TimeSpan givesUpAfter) => Timeline.Run(() => Module.Ring(caller, givesUpAfter));

    /// <summary>The network takes the message it is just being given, whatever the module will say about it.</summary>
    public void AcceptInFlight() => Timeline.Run(Module.AcceptInFlight);

    /// <summary>Does something later, in simulated time.</summary>
    public void After(TimeSpan delay, Action action) => Timeline.Run(() => Timeline.After(delay, action));

    /// <inheritdoc/>
    public void Dispose()
    {
        Timeline.Dispose();
        Events.Dispose();
    }
}
