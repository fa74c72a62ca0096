using IotSms.EndToEnd.Harness;
using IotSms.Simulator;
using IotSms.Simulator.Events;
using IotSms.Simulator.Profiles;

namespace IotSms.Hil;

/// <summary>One scenario's module, network and transcript; boards come and go.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private readonly string _files;
    private readonly TempFolder _folder = new();
    private readonly List<SimulatorEvent> _events = [];
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _card;
    private Board? _board;

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

    /// <summary>Fails when a board goes though nobody has cut its power.</summary>
    public Task Broken => _broken.Task;

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

    /// <summary>Switches a board on and waits until it has booted; the one before is gone by then.</summary>
    public async Task<Board> SwitchOnAsync()
    {
        var board = _board = await Board.StartAsync(_files, _card, Module, Transcript);
        _ = WatchAsync(board);
        await board.Guest.IsUpAsync();
        await board.Guest.DoAsync($"date -s @{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}");
        await board.Guest.DoAsync($"export IOTSMS__Modems__0__Model={Module.Options.Profile.Name} IOTSMS__Outbox__UnknownWait=00:00:05");
        if (_card is not null) await board.Guest.DoAsync("mount -t ext4 /dev/mmcblk0 /var/lib/iotsms");
        return board;
    }

    /// <summary>The power of the whole mast fails: board and module are off, and the module stays so.</summary>
    public async Task CutPowerAsync()
    {
        if (_board is not { } board) return;
        _board = null;
        await board.DisposeAsync();
        Module.CutSupply();
        Module.RestoreSupply(starts: false);
    }

    /// <summary>Writes down that something holds, or ends the scenario.</summary>
    public void Hold(bool holds, string what)
    {
        Transcript.Add("host", $"{(holds ? "holds" : "DOES NOT HOLD")}: {what}");
        if (!holds) throw new ScenarioException(what);
    }

    public async ValueTask DisposeAsync()
    {
        await CutPowerAsync();
        Module.Dispose();
        _folder.Dispose();
    }

    private async Task WatchAsync(Board board)
    {
        await board.Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_board == board) _broken.TrySetException(new ScenarioException($"the board is gone: {board.Ended.Exception?.Message}"));
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
