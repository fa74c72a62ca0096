using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Events;
using IotSms.Simulator.Network;
using IotSms.Simulator.Profiles;
using IotSms.Simulator.Time;

namespace IotSms.Simulator.Module;

/// <summary>
/// The module itself: bytes in, bytes out, a power key and a STATUS line. All of it runs under the gate of the <see cref="Timeline"/>.
/// </summary>
internal sealed partial class VirtualModule
{
    private readonly SimulatorOptions _options;
    private int _session;

    public VirtualModule(Timeline timeline, SimulatorOptions options, EventLog events, VirtualNetwork network, Random random)
    {
        _options = options;
        Timeline = timeline;
        Profile = options.Profile;
        Events = events;
        Network = network;
        Random = random;
        Sim = NewSim();
        Flash = Profile.Storage.Capacity.Keys.Where(name => name != "SM")
            .ToDictionary(name => name, name => new MessageStorage(name, Profile.Storage.Capacity[name], Profile.Storage.FirstIndex[name]));
        Settings = new SettingsMemory(Profile);
        RoutedReportsNeedMode1 = Profile.RoutedReportsNeedMode1;
        network.Attach(this);
    }

    public Timeline Timeline { get; }

    public ModuleProfile Profile { get; }

    public EventLog Events { get; }

    public VirtualNetwork Network { get; }

    public Random Random { get; }

    /// <summary>The inserted SIM; null when there is none.</summary>
    public SimCard? Sim { get; private set; }

    /// <summary>The storages in the module's own memory: ME, and SR where there is one.</summary>
    public IReadOnlyDictionary<string, MessageStorage> Flash { get; }

    public SettingsMemory Settings { get; }

    /// <summary>What makes this module misbehave, asked in order.</summary>
    public BehaviourStack Behaviours { get; } = new();

    /// <summary>Whether this firmware keeps to the manual's rule that routed reports want mode 1; some do not.</summary>
    public bool RoutedReportsNeedMode1 { get; set; }

    public string Imei { get; } = "867962041234566";

    /// <summary>Supply voltage in millivolt.</summary>
    public int SupplyMillivolt { get; set; } = 4127;

    /// <summary>Makes the SIM of this simulation.</summary>
    public SimCard NewSim() => new(_options.Pin, Profile.Storage.Capacity["SM"], Profile.Storage.FirstIndex["SM"]);

    /// <summary>Plans something that does not survive a reset or the loss of power.</summary>
    public Plan AfterInSession(TimeSpan delay, Action action)
    {
        var session = _session;
        return Timeline.After(delay, () =>
        {
            if (session == _session)
                action();
        });
    }
}
