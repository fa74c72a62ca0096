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
    public const string Anna = "+4790000001", Bob = "+4790000002", Carl = "+4790000003", Robot = "+4790000004";
    public const string AnnasOther = "+4790000011", Stranger = "+4791111111";
    public const string Pin = "4711";

    public static readonly byte[] AnnasSecret = "12345678901234567890"u8.ToArray();
    public static readonly byte[] BobsSecret = "abcdefghijklmnopqrst"u8.ToArray();
    public static readonly byte[] RobotsKey = "a key of a robot that has 32 oct"u8.ToArray();

    private static readonly PinHash CarlsHash = PinHash.Of(Pin);
    private static readonly CommandPolicy Relay = new("relay", Role.Operate, Proof: null);
    private readonly Folder _folder = new();
    private readonly Func<AccessOptions, AccessOptions> _with;
    private Messaging _messaging = null!;
    private string _data;
    private int _ids, _lives;

    private Gate(Func<AccessOptions, AccessOptions>? with, DateTimeOffset at) =>
        (_with, Time, _data) = (with ?? (options => options), new BoardClock(at), _folder.File("data-0"));

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
            new() { Name = "anna", Numbers = [Anna, AnnasOther], Role = Role.Operate }, new Credential.Hotp(AnnasSecret, 6)));
        UserFiles.Write(gate.UsersDirectory, new(
            new() { Name = "bob", Numbers = [Bob], Role = Role.Admin }, new Credential.Totp(BobsSecret, 6)));
        UserFiles.Write(gate.UsersDirectory, new(
            new() { Name = "carl", Numbers = [Carl], Role = Role.Operate }, new Credential.Pin(CarlsHash, 4)));
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

    public Approach Sms(string number, string text) => new($"in-{++_ids:D6}", Via.Sms, number, UserName: null, text);

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

    /// <summary>What was told so far.</summary>
    public async Task<IReadOnlyList<TelecontrolNews>> NewsAsync()
    {
        News.Tell(new Attempted(new() { At = default, LastAt = default, Via = Via.Cli, Verdict = "the end" }));
        List<TelecontrolNews> told = [];
        await foreach (var news in News.ReadAsync(CancellationToken.None))
        {
            if (news is Attempted { Entry.Verdict: "the end" })
                break;
            told.Add(news);
        }
        return told;
    }

    /// <summary>Every octet of the store, as text.</summary>
    public async Task<string> EverythingKeptAsync()
    {
        await _messaging.Records.WriteAsync(_ => 0, CancellationToken.None);
        return string.Concat(Directory.GetFiles(_data).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
            .Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));
    }

    /// <summary>A user gets another secret, and the directory is read again.</summary>
    public void Change(string name, Credential credential)
    {
        UserFiles.Write(UsersDirectory, new(Users.Find(name)!, credential));
        Users.Read();
    }

    /// <summary>
    /// The program is killed and started again, on a board that may have forgotten the time: what counts is what is on the disk.
    /// </summary>
    public async Task KillAsync(DateTimeOffset? at = null)
    {
        string left = _folder.File($"data-{++_lives}");
        Directory.CreateDirectory(left);
        foreach (string file in Directory.GetFiles(_data).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(left, Path.GetFileName(file)));
        Keeper.Dispose();
        await _messaging.DisposeAsync();
        (_data, Time) = (left, new(at ?? Time.GetUtcNow()));
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
            new() { DataDirectory = _data, RecordKinds = OutstationOptions.RecordKinds }, [new FakeModem()], Time, log,
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
