using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;
using IotSms.Telecontrol.Templates;
using OneTime = IotSms.Telecontrol.Access.Proofs.Hotp;
using TimeStep = IotSms.Telecontrol.Access.Proofs.Totp;

namespace IotSms.Telecontrol.Tests.Access;

/// <summary>A gatekeeper over a real store on a fake clock, with users; it can be killed and opened again.</summary>
internal sealed class Gate : IAsyncDisposable
{
    public const string Anna = "+4790000001", Bob = "+4790000002", Carl = "+4790000003", Robot = "+4790000004", Stranger = "+4791111111";
    public const string Pin = "4711";

    public static readonly byte[] AnnasSecret = "12345678901234567890"u8.ToArray();
    public static readonly byte[] BobsSecret = "abcdefghijklmnopqrst"u8.ToArray();
    public static readonly byte[] RobotsKey = "a key of a robot that has 32 oct"u8.ToArray();

    private static readonly CommandPolicy Relay = new("relay", Role.Operate, Proof: null);
    private readonly Folder _folder = new();
    private readonly Func<AccessOptions, AccessOptions> _with;
    private Messaging _messaging = null!;
    private int _ids;

    private Gate(Func<AccessOptions, AccessOptions>? with, DateTimeOffset at) =>
        (_with, Time) = (with ?? (options => options), new BoardClock(at));

    public BoardClock Time { get; private set; }

    public Gatekeeper Keeper { get; private set; } = null!;

    public UserDirectory Users { get; private set; } = null!;

    public NewsFeed News { get; private set; } = new();

    /// <summary>Whether the kernel says that the clock is set.</summary>
    public bool IsSynchronized { get; set; } = true;

    /// <summary>What a module's network says the time is.</summary>
    public DateTimeOffset? NetworkTime { get; set; }

    public string UsersDirectory => _folder.File("users");

    public static async Task<Gate> OpenAsync(Func<AccessOptions, AccessOptions>? with = null)
    {
        var gate = new Gate(with, BoardClock.Morning);
        UserFiles.Write(gate.UsersDirectory, new(
            new() { Name = "anna", Numbers = [Anna, "+4790000011"], Role = Role.Operate }, new Credential.Hotp(AnnasSecret, 6)));
        UserFiles.Write(gate.UsersDirectory, new(
            new() { Name = "bob", Numbers = [Bob], Role = Role.Admin }, new Credential.Totp(BobsSecret, 6)));
        UserFiles.Write(gate.UsersDirectory, new(
            new() { Name = "carl", Numbers = [Carl], Role = Role.Operate }, new Credential.Pin(PinHash.Of(Pin), 4)));
        UserFiles.Write(gate.UsersDirectory, new(
            new() { Name = "robot", Numbers = [Robot], Role = Role.Operate }, new Credential.Signed(RobotsKey)));
        await gate.StartAsync();
        return gate;
    }

    /// <summary>A code of Anna's, whose codes count.</summary>
    public static string Hotp(long counter) => OneTime.Code(AnnasSecret, counter, 6);

    /// <summary>A code of Bob's, whose codes tell the time.</summary>
    public static string Totp(DateTimeOffset at) => OneTime.Code(BobsSecret, TimeStep.Step(at), 6);

    /// <summary>A code that is none of Anna's or Bob's for a while.</summary>
    public string Wrong() => Enumerable.Range(0, 1_000_000).Select(number => number.ToString("D6")).First(code =>
        !Enumerable.Range(0, 300).Any(counter => Hotp(counter) == code)
        && !Enumerable.Range(-40, 80).Any(step => Totp(Time.GetUtcNow().AddSeconds(TimeStep.Period * step)) == code));

    public Approach Sms(string number, string text) => new($"in-{++_ids}", Via.Sms, number, UserName: null, text);

    public Approach Mqtt(string user, string text) => new($"q-{++_ids}", Via.Mqtt, Number: null, user, text);

    /// <summary>What becomes of a text: the verdict in one word.</summary>
    public async Task<string> TryAsync(Approach approach, CommandPolicy? policy = null) => await AskAsync(approach, policy) switch
    {
        Admission.Admitted => "admitted",
        Admission.Refused refused => refused.Code,
        Admission.Before => "before",
        _ => "turned",
    };

    public Task<string> TryAsync(string number, string text) => TryAsync(Sms(number, text));

    /// <summary>What becomes of a text; null: whoever wrote it was turned away.</summary>
    public async Task<Admission?> AskAsync(Approach approach, CommandPolicy? policy = null) =>
        Keeper.Recognize(approach) is Recognition.Known known
            ? await Keeper.AdmitAsync(approach, known, policy ?? Relay, CancellationToken.None)
            : null;

    public async Task<IReadOnlyList<string>> VerdictsAsync() =>
        [.. (await Keeper.AuditAsync(100, CancellationToken.None)).Select(entry => entry.Verdict).Reverse()];

    /// <summary>The program ends without a word, and is started again, on a board that may have forgotten the time.</summary>
    public async Task KillAsync(DateTimeOffset? at = null)
    {
        await _messaging.DisposeAsync();
        Time = new(at ?? Time.GetUtcNow());
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Keeper.Dispose();
        await _messaging.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        var log = new LogLines();
        _messaging = await Messaging.OpenAsync(
            new() { DataDirectory = _folder.File("data"), RecordKinds = OutstationOptions.RecordKinds }, [new FakeModem()], Time, log,
            CancellationToken.None);
        Users = new(UsersDirectory, log);
        News = new();
        var options = _with(new() { UsersDirectory = UsersDirectory });
        var trust = new ClockTrust(
            options.IsClockTrusted, Time, () => IsSynchronized, () => NetworkTime is { } time ? [time] : []);
        Keeper = await Gatekeeper.OpenAsync(
            options, Users, _messaging.Records, _messaging.Clock, trust, PhraseBook.BuiltIn(Time), News, log, CancellationToken.None);
    }
}
