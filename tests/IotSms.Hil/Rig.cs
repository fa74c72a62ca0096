using IotSms.EndToEnd.Harness;
using IotSms.Simulator;
using IotSms.Simulator.Events;
using IotSms.Simulator.Profiles;

namespace IotSms.Hil;

/// <summary>One scenario's module, network and transcript; boards come and go.</summary>
internal sealed class Rig : IDisposable
{
    private readonly string _files;
    private readonly TempFolder _folder = new();
    private readonly List<SimulatorEvent> _events = [];
    private string? _card;

    /// <param name="files">The guest's files.</param>
    /// <param name="profile">The module.</param>
    /// <param name="transcript">Where all that happens is written.</param>
    public Rig(string files, ModuleProfile profile, Transcript transcript)
    {
        (_files, Transcript) = (files, transcript);
        // The start-up goes twice as fast as the makers say, pulses and switching off exactly so.
        Module = new Simulation(
            new SimulatorOptions
            {
                Profile = profile, StartPowered = false, BootTimeScale = 0.5, SubmitTime = TimeSpan.FromSeconds(1),
                ReportDelay = TimeSpan.FromSeconds(1), DeliverTime = TimeSpan.FromSeconds(1),
            },
            TimeProvider.System);
        Module.Happened += Take;
    }

    public Simulation Module { get; }

    public Transcript Transcript { get; }

    /// <summary>What happened to the module and in its network, as lines, to wait for one.</summary>
    public LineLog Log { get; } = new();

    public IReadOnlyList<SimulatorEvent> Events
    {
        get { lock (_events) return [.. _events]; }
    }

    /// <summary>How often the network accepted a text.</summary>
    public int Accepted(string text) => Events.OfType<SimulatorEvent.Submitted>().Count(message => message.Text == text);

    /// <summary>Puts an empty ext4 filesystem on an SD card into all boards to come.</summary>
    public void InsertCard()
    {
        _card = _folder["card.img"];
        File.Copy(Path.Combine(_files, "card.img"), _card);
    }

    /// <summary>A board with its power on, booted, for this model of module.</summary>
    public async Task<Board> SwitchOnAsync()
    {
        var board = await Board.StartAsync(_files, _card, Module, Transcript);
        if (_card is not null) await board.Guest.DoAsync("mount -t ext4 /dev/mmcblk0 /var/lib/iotsms");
        await board.Guest.DoAsync($"export IOTSMS__Modems__0__Model={Module.Options.Profile.Name} IOTSMS__Outbox__UnknownWait=00:00:05");
        return board;
    }

    /// <summary>Writes down that something holds, or ends the scenario.</summary>
    public void Hold(bool holds, string what)
    {
        Transcript.Add("host", $"{(holds ? "holds" : "DOES NOT HOLD")}: {what}");
        if (!holds) throw new ScenarioException(what);
    }

    public void Dispose()
    {
        Module.Dispose();
        _folder.Dispose();
    }

    private void Take(SimulatorEvent happening)
    {
        var line = happening switch
        {
            SimulatorEvent.Power power => $"power {power.State}: {power.Reason}",
            SimulatorEvent.Registered registered => $"registration {registered.Status}",
            SimulatorEvent.Submitted sent => $"the network accepts '{sent.Text}' to {sent.To}, mr {sent.Reference}",
            SimulatorEvent.Delivered received => $"takes '{received.Text}' from {received.From}",
            _ => null,
        };
        lock (_events) _events.Add(happening);
        if (line is null) return;
        Transcript.Add("module", line);
        Log.Add(line);
    }
}
