using IotSms.Gateway.Storage.PowerLoss;

namespace IotSms.Gateway;

/// <summary>A gateway on a data directory of its own, with fake modems and a fake clock; what it tells is noted.</summary>
internal sealed class Site : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _ending = new();
    private readonly List<GatewayEvent> _told = [];
    private readonly SemaphoreSlim _toldMore = new(0);
    private bool _hungUp;

    private Site(string directory) => Directory = directory;

    private Task _running = Task.CompletedTask, _listening = Task.CompletedTask;


    public string Directory { get; }

    public LogLines Log { get; } = new();

    public BoardClock Time { get; private init; } = null!;

    public Messaging Messaging { get; private set; } = null!;

    /// <summary>The outbox by itself, for steps in an order that only a race brings about.</summary>
    public Outbox Outbox => Messaging.Outbox;

    public IReadOnlyList<FakeModem> Modems { get; private init; } = [];

    public FakeModem Modem => Modems[0];

    public static readonly DateTimeOffset Start = BoardClock.Morning;

    /// <summary>Opens a site; with no directory given, a new one.</summary>
    public static async Task<Site> OpenAsync(
        Func<GatewayOptions, GatewayOptions>? with = null, string? directory = null, DateTimeOffset? at = null, params FakeModem[] modems)
    {
        var path = directory ?? System.IO.Directory.CreateTempSubdirectory("iotsms-gateway").FullName;
        var site = new Site(path)
        {
            Time = new BoardClock(at ?? Start),
            Modems = modems.Length == 0 ? [new FakeModem()] : modems,
        };
        var options = new GatewayOptions { DataDirectory = path };
        site.Messaging = await Messaging.OpenAsync(
            with?.Invoke(options) ?? options, site.Modems, site.Time, site.Log, CancellationToken.None);
        return site;
    }

    /// <summary>Opens a site on a disk in memory.</summary>
    public static async Task<Site> OnAsync(SimulatedDisk disk, FakeModem modem, DateTimeOffset at)
    {
        var site = new Site(System.IO.Directory.CreateTempSubdirectory("iotsms-gateway").FullName)
        {
            Time = new BoardClock(at),
            Modems = [modem],
        };
        var options = new GatewayOptions { DataDirectory = site.Directory, PerHour = 0, PerDay = 0, PerRecipientPerHour = 0 };
        site.Messaging = await Messaging.OpenAsync(
            options, site.Modems, site.Time, site.Log, disk.Open, CancellationToken.None);
        return site;
    }

    /// <summary>Opens a site and sets it going, with somebody who listens and acknowledges.</summary>
    public static async Task<Site> RunningAsync(
        Func<GatewayOptions, GatewayOptions>? with = null, string? directory = null, DateTimeOffset? at = null, params FakeModem[] modems)
    {
        var site = await OpenAsync(with, directory, at, modems);
        site.Listen("test", acknowledge: true);
        site.Run();
        return site;
    }

    public void Run() => _running = Messaging.RunAsync(_ending.Token);

    public void Listen(string subscriber, bool acknowledge) => _listening = Task.Run(async () =>
    {
        try
        {
            await foreach (var told in Messaging.Events.ReadAsync(subscriber, _ending.Token))
            {
                lock (_told)
                {
                    if (_hungUp)
                        return;
                    _told.Add(told);
                    if (acknowledge)
                        Messaging.Events.Acknowledge(subscriber, told.Revision);
                }
                _toldMore.Release();
            }
        }
        catch (OperationCanceledException)
        {
        }
    });

    /// <summary>The listener is cut off, as by a power failure: what it heard until now, and acknowledged.</summary>
    public IReadOnlyList<GatewayEvent> HangUp()
    {
        lock (_told)
        {
            _hungUp = true;
            return [.. _told];
        }
    }

    public IReadOnlyList<GatewayEvent> Told
    {
        get
        {
            lock (_told)
                return [.. _told];
        }
    }

    public IEnumerable<IncomingMessage> Received => Told.OfType<GatewayEvent.MessageReceived>().Select(told => told.Message);

    public IReadOnlyList<OutgoingState> StatesOf(string id) =>
        [.. Told.OfType<GatewayEvent.MessageChanged>().Where(told => told.Message.Id == id).Select(told => told.Message.State)];

    public Task<SendResult> TrySendAsync(SendRequest request) => Messaging.SendAsync(request, CancellationToken.None);

    public async Task<OutgoingMessage> SendAsync(
        string id, string to = "+4790012345", string text = "hello", Func<SendRequest, SendRequest>? with = null)
    {
        var request = new SendRequest { Id = id, To = [to], Text = text, Source = "test" };
        return Assert.Single(Assert.IsType<SendResult.Accepted>(await TrySendAsync(with?.Invoke(request) ?? request)).Messages);
    }

    public async Task<Refusal> RefusedAsync(SendRequest request) => Assert.IsType<SendResult.Refused>(await TrySendAsync(request)).Refusal;

    public async Task<OutgoingMessage> UntilAsync(string id, OutgoingState state)
    {
        await UntilAsync(() => StatesOf(id).Contains(state), () => $"{id} {state}; it was {string.Join(", ", StatesOf(id))}");
        return (await Messaging.GetAsync(id, CancellationToken.None))!;
    }

    public Task<IncomingMessage> UntilReceivedAsync(int count = 1) => UntilReceivedAsync(_ => true, count);

    public async Task<IncomingMessage> UntilReceivedAsync(Func<IncomingMessage, bool> which, int count = 1)
    {
        await UntilAsync(() => Received.Count(which) >= count, () => $"{count} messages; there were {Received.Count()}");
        return Received.Where(which).ElementAt(count - 1);
    }

    /// <summary>Waits until something holds: looked at again at each event, and each few milliseconds for what tells no event.</summary>
    public async Task UntilAsync(Func<bool> holds, Func<string>? expected = null)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!holds())
        {
            Assert.False(_running.IsFaulted, _running.Exception?.ToString());
            Assert.False(patience.IsCancellationRequested, $"waited in vain for {expected?.Invoke() ?? "it"}");
            await _toldMore.WaitAsync(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }
    }

    /// <summary>Lets time pass in steps, so that what each moment sets going is done before the next.</summary>
    public async Task PassAsync(TimeSpan time, int steps = 4)
    {
        for (var i = 0; i < steps; i++)
        {
            Time.Advance(time / steps);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Lets time pass until something holds.</summary>
    public async Task PassUntilAsync(Func<bool> holds, TimeSpan atMost, string expected)
    {
        var steps = 0;
        while (!holds())
        {
            Assert.True(steps++ < 200, $"waited in vain for {expected}");
            await PassAsync(atMost / 200, steps: 1);
        }
    }

    /// <summary>The disk as it is at this moment, as after a power cut, under another gateway.</summary>
    public Task<Site> CrashAsync(Func<GatewayOptions, GatewayOptions>? with = null, params FakeModem[] modems) =>
        CrashAsync(Time.GetUtcNow(), with, modems);

    public async Task<Site> CrashAsync(DateTimeOffset at, Func<GatewayOptions, GatewayOptions>? with = null, params FakeModem[] modems)
    {
        var copy = System.IO.Directory.CreateTempSubdirectory("iotsms-crash").FullName;
        // The mark first: it is never ahead of the log.
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory, "*.db").OrderByDescending(file => file.EndsWith("-mark.db")))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return await OpenAsync(with, copy, at, modems);
    }

    public async Task StopAsync()
    {
        await _ending.CancelAsync();
        // A submission that hangs is waited for on the fake clock.
        while (!_running.IsCompleted)
            await PassAsync(TimeSpan.FromSeconds(20), steps: 1);
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await _listening.WaitAsync(Patience, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Messaging.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
        _ending.Dispose();
        _toldMore.Dispose();
    }
}
