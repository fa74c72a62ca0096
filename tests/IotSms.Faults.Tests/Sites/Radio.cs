using IotSms.Faults.Time;
using IotSms.Simulator;
using IotSms.Simulator.Events;
using IotSms.Simulator.Profiles;

namespace IotSms.Faults.Sites;

/// <summary>A module with its SIM, its network and its wires, as it stands on the site whatever program runs there.</summary>
internal sealed class Radio : IDisposable
{
    private readonly List<(TimeSpan At, SimulatorEvent Happening)> _log = [];

    internal Radio(RadioPlan plan, JumpingTime time)
    {
        Plan = plan;
        var options = new SimulatorOptions
        {
            Profile = ModuleProfile.Find(plan.Model)!,
            Seed = plan.Seed,
            Number = plan.Number,
            SubmitTime = TimeSpan.FromSeconds(3),
            ReportDelay = TimeSpan.FromSeconds(8),
            CommandTime = TimeSpan.FromMilliseconds(10),
            DeliverTime = TimeSpan.FromSeconds(1),
        };
        Module = new Simulation(plan.Options(options), time);
        Module.Happened += happening =>
        {
            lock (_log) _log.Add((time.Elapsed, happening));
        };
        Board = new Board(Module, plan.StartsWithSupply);
    }

    internal RadioPlan Plan { get; }

    internal Simulation Module { get; }

    internal Board Board { get; }

    /// <summary>What the network says, with the time.</summary>
    internal IReadOnlyList<(TimeSpan At, T Happening)> Log<T>() where T : SimulatorEvent
    {
        lock (_log) return [.. _log.Where(entry => entry.Happening is T).Select(entry => (entry.At, (T)entry.Happening))];
    }

    /// <summary>A request of the simulator's control socket.</summary>
    internal void Control(string request)
    {
        var answer = Module.Control(request);
        Assert.StartsWith("{\"ok\":true", answer);
    }

    public void Dispose() => Module.Dispose();
}
