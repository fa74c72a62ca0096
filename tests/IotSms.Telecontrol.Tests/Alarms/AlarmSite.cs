using System.Text.RegularExpressions;
using IotSms.Gateway;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Templates;
using IotSms.Telecontrol.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Telecontrol.Alarms;

/// <summary>Alarms on a real store, with an outbox that is played and a clock that is set by hand; moved one step at a time.</summary>
internal sealed partial class AlarmSite : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly Folder _folder = new();
    private readonly PhraseBook _phrases = PhraseBook.BuiltIn(TimeProvider.System);
    private readonly HashSet<(string Rule, string Source)> _wrong = [];
    private TimeSpan _setAhead;
    private Messaging _messaging = null!;

    private AlarmSite(AlarmOptions options) => Options = options;

    public AlarmOptions Options { get; set; }

    public AlarmBoard Board { get; private set; } = null!;

    /// <summary>Who a name means.</summary>
    public Dictionary<string, List<Recipient>> Duty { get; } = new()
    {
        ["team"] = [new("anna", "+4790000001", "en"), new("bo", "+4790000002", "nb"), new("cai", "+4790000003", "de")],
    };

    /// <summary>The steady time.</summary>
    public DateTimeOffset Time { get; private set; } = Start;

    /// <summary>What the outbox has accepted, in order, with the steady time at which it was decided on.</summary>
    public List<(string Id, string To, string Text, DateTimeOffset At)> Outbox { get; } = [];

    public AlarmMoment Now => new(Time, Time + _setAhead);

    public Alarm Only => Assert.Single(Board.Alarms);

    public static AlarmRule Rule(string name, Severity severity) => new()
    {
        Name = name,
        From = TopicFilter.TryParse($"plant/+/{name}", out var filter, out _) ? new RuleSource.Topic(filter) : throw new FormatException(),
        Condition = new Condition.Outside(null, 80, 0),
        Severity = severity,
        Tell = "team",
    };

    public static async Task<AlarmSite> OpenAsync(Func<AlarmOptions, AlarmOptions>? with = null)
    {
        var options = new AlarmOptions
        {
            Rules = [Rule("high", Severity.Major), Rule("leak", Severity.Critical), Rule("drift", Severity.Warning)],
        };
        var site = new AlarmSite(with?.Invoke(options) ?? options);
        site._messaging = await Messaging.OpenAsync(
            new() { DataDirectory = site._folder.Path, RecordKinds = OutstationOptions.RecordKinds }, [new FakeModem()],
            new BoardClock(Start), NullLoggerFactory.Instance, CancellationToken.None);
        await site.RestartAsync();
        return site;
    }

    /// <summary>The program starts, with what is on disk.</summary>
    public async Task RestartAsync(TimeSpan down = default)
    {
        Time += down;
        var kept = await _messaging.Records.ReadAsync(AlarmSnapshot.Read, CancellationToken.None);
        var texts = new AlarmTexts(Options.Rules, _phrases.Of, TimeProvider.System, _messaging);
        Board = new AlarmBoard(Options, name => Duty.GetValueOrDefault(name, []), texts, kept, _wrong, Now);
    }

    /// <summary>The clock on the wall is set; or, at the next start, what is believed to be the time is off.</summary>
    public void SetClock(TimeSpan by) => _setAhead += by;

    public void SetSteady(TimeSpan by) => Time += by;

    public Task RaiseAsync(string rule, string source = "pump3") => StepAsync(() => Raise(rule, source));

    public Task ClearAsync(string rule, string source = "pump3") => StepAsync(() => Clear(rule, source));

    public void Raise(string rule, string source)
    {
        _wrong.Add((rule, Topic(rule, source)));
        Board.Take(new RuleEvent.Raised(RuleOf(rule), Topic(rule, source), Now.Wall, Values("93")), Now);
    }

    public void Clear(string rule, string source)
    {
        _wrong.Remove((rule, Topic(rule, source)));
        Board.Take(new RuleEvent.Cleared(RuleOf(rule), Topic(rule, source), Now.Wall, Values("41")), Now);
    }

    /// <summary>What the loop does: time is looked at, all is written, and the outbox gets what waits.</summary>
    public async Task StepAsync(Action? first = null)
    {
        first?.Invoke();
        Board.Pass(Now);
        await CommitAsync();
        HandOver();
        await CommitAsync();
    }

    public Task CommitAsync()
    {
        var writes = Board.Changes.Take();
        return _messaging.Records.WriteAsync(
            records =>
            {
                foreach (var write in writes)
                    write(records);
                return true;
            },
            CancellationToken.None);
    }

    /// <summary>The outbox takes what waits: each id once.</summary>
    public void HandOver(bool isNoted = true)
    {
        foreach (var notice in Board.Waiting)
        {
            var before = Outbox.Find(sent => sent.Id == notice.Id);
            if (before.Id is null)
                Outbox.Add((notice.Id, notice.To, notice.Text, notice.At));
            else
                Assert.Equal((notice.To, notice.Text), (before.To, before.Text));
            if (isNoted)
                Board.HandedOver(notice.Id, null, Now);
        }
    }

    /// <summary>Time passes, and the loop is woken whenever it asked to be.</summary>
    public async Task WaitAsync(TimeSpan time)
    {
        var until = Time + time;
        while (Board.NextAt(Now) is { } next && next <= until)
        {
            Assert.True(next >= Time, "time does not go backwards");
            Time = next;
            await StepAsync();
            Assert.True(Board.NextAt(Now) is not { } again || again > Time, "it would be woken for ever");
        }
        Time = until;
    }

    public Task MessageEndsAsync(string id, OutgoingState end) => StepAsync(() => Board.Ended(id, end, Now));

    /// <summary>The texts that a person got, oldest first.</summary>
    public IReadOnlyList<string> TextsTo(int person) =>
        [.. Outbox.Where(sent => sent.To == $"+479000000{person}").Select(sent => sent.Text)];

    /// <summary>How often a digest says that an alarm of a rule was raised, cleared or is still so.</summary>
    public static (int Raised, int Still, int Over) CountIn(string digest, string rule)
    {
        var match = Regex.Match(
            digest,
            $@"\b{rule}(?: x(\d+))?(?: \((?:(\d+) (?:still|fortsatt|immer noch))?(?:, )?(?:(\d+) (?:over|vorbei))?\))?[;.]");
        return (Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]));

        static int Number(Group group) => group.Success ? int.Parse(group.Value) : 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _messaging.DisposeAsync();
        _folder.Dispose();
    }

    private AlarmRule RuleOf(string name) => Options.Rules.First(rule => rule.Name == name);

    private static string Topic(string rule, string source) => $"plant/{source}/{rule}";

    private static Dictionary<string, string> Values(string value) => new() { ["value"] = value };
}
