using System.Threading.Channels;
using IotSms.Gateway;
using IotSms.Telecontrol.Points;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Tests.Points;

/// <summary>A board with a pump, a heater that is to be restored, and a door; lines and disk outlive the program.</summary>
internal sealed class SwitchedSite : IAsyncDisposable
{
    public const int Pump = 20, Heater = 21, Door = 22;

    private readonly CancellationTokenSource _stop = new();
    private readonly NewsFeed _news = new();
    private readonly IAsyncEnumerator<TelecontrolNews> _told;
    private readonly Channel<PointState> _passedOn = Channel.CreateUnbounded<PointState>();
    private Task _running = Task.CompletedTask;
    private Task _hears = Task.CompletedTask;

    private SwitchedSite(FakeLines lines, Folder folder, DateTimeOffset at)
    {
        (Lines, Folder, Time) = (lines, folder, new(at));
        _told = _news.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        Board = new(
            [
                new PointOptions.Output { Name = "pump", Line = Pump },
                new PointOptions.Output { Name = "heater", Line = Heater, IsRestored = true },
                new PointOptions.Input { Name = "door", Line = Door },
            ],
            (_, _) => lines.Open(), Time, new Logger<PointBoard>(Log));
    }

    public BoardClock Time { get; }

    public FakeLines Lines { get; }

    public LogLines Log { get; } = new();

    public PointBoard Board { get; }

    public Messaging Messaging { get; private set; } = null!;

    /// <summary>The length of what the store has written.</summary>
    public long OctetsOnDisk => Directory.EnumerateFiles(Folder.Path).Sum(file => new FileInfo(file).Length);

    private Folder Folder { get; }

    /// <summary>Starts the program, after another one whose lines and disk it takes over.</summary>
    /// <param name="after">The one before.</param>
    /// <param name="hears">What those that hear of inputs wait for.</param>
    public static async Task<SwitchedSite> StartAsync(SwitchedSite? after = null, Task? hears = null)
    {
        var site = Prepare(after);
        site._hears = hears ?? Task.CompletedTask;
        await site.OpenAsync();
        site._running = site.Board.RunAsync(site._news, site.PassAsync, site._stop.Token);
        return site;
    }

    /// <summary>Starts it up to where it waits for its disk.</summary>
    public static SwitchedSite Prepare(SwitchedSite? after = null) => after is null
        ? new(new FakeLines(), new Folder(), BoardClock.Morning)
        : new(after.Lines, after.Folder, after.Time.GetUtcNow());

    /// <summary>The disk is there.</summary>
    public async Task OpenAsync()
    {
        Messaging = await Messaging.OpenAsync(
            new() { DataDirectory = Folder.Path, RecordKinds = OutstationOptions.RecordKinds }, [], Time, Log,
            TestContext.Current.CancellationToken);
        await Board.TakeUpAsync(Messaging.Records, TestContext.Current.CancellationToken);
    }

    /// <summary>The board at work.</summary>
    public Task Running => _running;

    /// <summary>The next state that is told of a point.</summary>
    public async Task<PointState> NextAsync(string name)
    {
        while (true)
        {
            Assert.True(await _told.MoveNextAsync());
            if (_told.Current is PointChanged { State: var state } && state.Name == name)
                return state;
        }
    }

    /// <summary>The next state of an input that is passed on.</summary>
    public async Task<PointState> NextInputAsync() => await _passedOn.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Ends it as SIGKILL does: the lines stay as they are. What it had under way stands still with its clock.</summary>
    public async Task KillAsync() => await Messaging.DisposeAsync();

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Board.Dispose();
        await Messaging.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        Folder.Dispose();
    }

    private async Task PassAsync(PointState state, CancellationToken cancellationToken)
    {
        await _hears.WaitAsync(cancellationToken);
        _passedOn.Writer.TryWrite(state);
    }
}
