using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Points;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Tests.Commands;

/// <summary>
/// A whole outstation over a real store, on a fake clock and a fake modem; it can be killed at any step and opened again.
/// </summary>
internal sealed class Ground : IAsyncDisposable
{
    /// <summary>Olga looks, Anna operates (HOTP), Bob is admin (HOTP), Nils reads Norwegian.</summary>
    public const string Olga = "+4790000001", Anna = "+4790000002", Bob = "+4790000003", Nils = "+4790000004", Stranger = "+4791111111";

    private static readonly byte[] Secret = "12345678901234567890"u8.ToArray();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Folder _folder = new();
    private readonly Func<CommandOptions, CommandOptions> _with;
    private readonly Func<GatewayOptions, GatewayOptions> _gateway;
    private readonly Dictionary<string, long> _counters = [];
    private readonly CancellationTokenSource _ending = new();
    private Task _running = Task.CompletedTask;
    private int _ids;

    private Ground(Func<CommandOptions, CommandOptions>? with, Func<GatewayOptions, GatewayOptions>? gateway) =>
        (_with, _gateway) = (with ?? (options => options), gateway ?? (options => options));

    public BoardClock Time { get; private set; } = new(BoardClock.Morning);

    public FakeModem Modem { get; private set; } = new();

    public LogLines Log { get; } = new();

    public Messaging Messaging { get; private set; } = null!;

    public Outstation Outstation { get; private set; } = null!;

    /// <summary>How often the program was asked to end.</summary>
    public int Restarts { get; private set; }

    public static async Task<Ground> OpenAsync(
        Func<CommandOptions, CommandOptions>? with = null, Func<GatewayOptions, GatewayOptions>? gateway = null)
    {
        var ground = new Ground(with, gateway);
        ground.Add("olga", Olga, Role.Observe);
        ground.Add("anna", Anna, Role.Operate);
        ground.Add("bob", Bob, Role.Admin);
        ground.Add("nils", Nils, Role.Admin, "nb");
        await ground.StartAsync();
        return ground;
    }

    /// <summary>The next one-time code of a user.</summary>
    public string Code(string number)
    {
        var counter = _counters[number] = _counters.GetValueOrDefault(number, -1) + 1;
        return Hotp.Code(Secret, counter, 6);
    }

    public string NewId() => $"in-{++_ids}";

    /// <summary>A text from a number, straight to the desk.</summary>
    public ValueTask<CommandOutcome> TextAsync(string number, string text, string? id = null) =>
        Outstation.CommandAsync(new Approach(id ?? NewId(), Via.Sms, number, null, text), CancellationToken.None);

    /// <summary>The same with a fresh code before the words.</summary>
    public ValueTask<CommandOutcome> TextWithCodeAsync(string number, string words, string? id = null) =>
        TextAsync(number, $"{Code(number)} {words}", id);

    public ValueTask<CommandOutcome> CliAsync(string text) =>
        Outstation.CommandAsync(new Approach(NewId(), Via.Cli, null, null, text), CancellationToken.None);

    public ValueTask<CommandOutcome> MqttAsync(string user, string text, string? id = null) =>
        Outstation.CommandAsync(new Approach(id ?? NewId(), Via.Mqtt, null, user, text), CancellationToken.None);

    /// <summary>Sets the modem's receiving, the sending and the command loop going.</summary>
    public void Run() => _running = Task.WhenAll(Messaging.RunAsync(_ending.Token), Outstation.RunAsync(_ending.Token));

    /// <summary>The answers that were accepted for sending, oldest first.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> AnswersAsync() =>
        [.. (await Messaging.FindAsync(new MessageFilter { Limit = 1000 }, CancellationToken.None)).Reverse()];

    /// <summary>Waits until so many were accepted.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> UntilAnswersAsync(int count)
    {
        IReadOnlyList<OutgoingMessage> answers = [];
        await UntilAsync(async () => (answers = await AnswersAsync()).Count >= count);
        return answers;
    }

    public Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await holds())
        {
            Assert.False(_running.IsFaulted, _running.Exception?.ToString());
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    /// <summary>The program is killed and started again on the same data.</summary>
    public async Task KillAsync()
    {
        await Outstation.DisposeAsync();
        await Messaging.DisposeAsync();
        Time = new(Time.GetUtcNow());
        Modem = new();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await Outstation.DisposeAsync();
        await Messaging.DisposeAsync();
        _ending.Dispose();
        _folder.Dispose();
    }

    private void Add(string name, string number, Role role, string language = "en") => UserFiles.Write(_folder.File("users"),
        new(new() { Name = name, Numbers = [number], Role = role, Language = language }, new Credential.Hotp(Secret, 6)));

    private async Task StartAsync()
    {
        var options = new GatewayOptions
        {
            DataDirectory = _folder.File("data"), RecordKinds = OutstationOptions.RecordKinds, Region = "NO",
        };
        Messaging = await Messaging.OpenAsync(_gateway(options), [Modem], Time, Log, CancellationToken.None);
        Outstation = await Outstation.OpenAsync(
            new()
            {
                Access = new() { UsersDirectory = _folder.File("users") },
                Commands = _with(new() { Site = "site7", Restart = () => Restarts++ }),
            },
            new PointBoard([], (_, _) => throw new InvalidOperationException("there are no lines"), Time, new Logger<PointBoard>(Log)),
            Messaging, Log, CancellationToken.None);
    }
}
