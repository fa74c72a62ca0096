using System.Text;
using IotSms.Simulator.Events;
using IotSms.Simulator.Profiles;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Simulator.Tests;

/// <summary>A simulated module on the bench: type at it, advance its clock, read what it said.</summary>
internal sealed class Bench : IDisposable
{
    private readonly StringBuilder _said = new();

    public Bench(string profile, Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var options = new SimulatorOptions
        {
            Profile = ModuleProfile.Find(profile)!,
            CommandTime = TimeSpan.Zero,
            SubmitTime = TimeSpan.FromSeconds(2),
            DeliverTime = TimeSpan.FromSeconds(1),
            ReportDelay = TimeSpan.FromSeconds(5),
        };
        Simulation = new Simulation(change?.Invoke(options) ?? options, Time);
        Simulation.Happened += Events.Add;
        Simulation.Module.Output = octets => _said.Append(Encoding.Latin1.GetString(octets.Span));
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero));

    public Simulation Simulation { get; }

    public List<SimulatorEvent> Events { get; } = [];

    /// <summary>Types characters and returns what comes back at once.</summary>
    public string Type(string characters) => TypeAt(0, characters);

    /// <summary>Types characters at a rate of the host's end of the line.</summary>
    public string TypeAt(int rate, string characters)
    {
        Simulation.Timeline.Run(() => Simulation.Module.Receive(Encoding.Latin1.GetBytes(characters), rate));
        return Said();
    }

    /// <summary>Lets time pass and returns what was said meanwhile.</summary>
    public string Wait(double seconds)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        return Said();
    }

    /// <summary>What was said since the last look.</summary>
    public string Said()
    {
        var said = _said.ToString();
        _said.Clear();
        return said;
    }

    /// <summary>A module whose echo is off.</summary>
    public Bench Quiet()
    {
        Type("ATE0\r");
        return this;
    }

    public IEnumerable<T> Happened<T>() where T : SimulatorEvent => Events.OfType<T>();

    public void Dispose() => Simulation.Dispose();
}
