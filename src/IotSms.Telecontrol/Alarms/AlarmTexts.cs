using IotSms.Gateway;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// What is said of alarms, each in one short message: who is woken at three in the night reads no second one. What is too long is cut at a
/// word; what the rule says gives way to the number that answers it.
/// </summary>
/// <param name="rules">The rules, with the texts of their own.</param>
/// <param name="phrases">The texts in a language.</param>
/// <param name="time">Its zone is the one that times are told in.</param>
/// <param name="messaging">Says how long a text is on the air.</param>
internal sealed class AlarmTexts(
    IReadOnlyList<AlarmRule> rules, Func<string, Phrases> phrases, TimeProvider time, Messaging messaging)
{
    /// <summary>No message takes more.</summary>
    private const int Longest = 160;

    private readonly Dictionary<string, (AlarmRule Rule, TextTemplate? Raised, TextTemplate? Cleared)> _own = rules.ToDictionary(
        rule => rule.Name, rule => (rule, Template(rule.Text), Template(rule.ClearText)));

    /// <summary>It came true.</summary>
    public string Raised(Alarm alarm, string language) => Raised("alarm.raised", alarm, language);

    /// <summary>It came true, he was told, and nobody has acknowledged it.</summary>
    public string Again(Alarm alarm, string language) => Raised("alarm.again", alarm, language);

    /// <summary>It is over.</summary>
    public string Cleared(Alarm alarm, RuleEvent news, string language)
    {
        var words = phrases(language);
        var body = Own(_own[alarm.Rule].Cleared, news.Values)
            ?? (news.Values.TryGetValue("value", out var value)
                ? words.Say("alarm.right", ("name", alarm.Name), ("value", value))
                : alarm.Name);
        return Fit(body, text => words.Say("alarm.cleared", ("number", alarm.Number), ("text", text), ("at", news.At)));
    }

    /// <summary>What had no room, counted.</summary>
    /// <param name="backlog">What is to be told.</param>
    /// <param name="open">How many alarms wait for an acknowledgement.</param>
    public string Digest(Backlog backlog, int open)
    {
        var words = phrases(backlog.Language);
        var entries = backlog.Entries.OrderByDescending(entry => entry.Severity).ThenByDescending(entry => entry.Raised).ToList();
        for (var shown = entries.Count; ; shown--)
        {
            var list = entries.Take(shown).Select(entry => Count(entry, words)).ToList();
            var left = entries.Skip(shown).ToList();
            if (left.Count > 0)
                list.Add(words.Say("alarm.more", ("count", left.Sum(entry => entry.Raised)), ("rules", left.Count)));
            var text = words.Say(
                open == 0 ? "alarm.digest-over" : "alarm.digest",
                ("since", backlog.Since), ("list", string.Join("; ", list)), ("open", open));
            if (shown == 0 || PartsOf(text) == 1)
                return text;
        }
    }

    private string Raised(string key, Alarm alarm, string language)
    {
        var words = phrases(language);
        var (rule, own, _) = _own[alarm.Rule];
        var body = Own(own, alarm.Values)
            ?? (alarm.Values.TryGetValue("value", out var value)
                ? words.Say("alarm.wrong", ("name", alarm.Name), ("value", value), ("limit", rule.Condition.Limit))
                : words.Say("alarm.missing", ("name", alarm.Name), ("limit", rule.Condition.Limit)));
        return Fit(body, text => words.Say(
            key, ("severity", SeverityIn(words, alarm.Severity)), ("number", alarm.Number), ("text", text), ("at", alarm.RaisedAt)));
    }

    private static string Count(BacklogEntry entry, Phrases words)
    {
        List<string> rest = [];
        if (entry.Repeated > 0)
            rest.Add(words.Say("alarm.count-still", ("count", entry.Repeated)));
        if (entry.Cleared > 0)
            rest.Add(words.Say("alarm.count-over", ("count", entry.Cleared)));
        var name = Alarm.NameOf(entry.Rule, entry.Match);
        var raised = entry.Raised > 0 ? $"{name} x{entry.Raised}" : name;
        return rest.Count == 0 ? raised : $"{raised} ({string.Join(", ", rest)})";
    }

    private static string SeverityIn(Phrases words, Severity severity) => words.Say(severity switch
    {
        Severity.Warning => "alarm.severity-warning",
        Severity.Minor => "alarm.severity-minor",
        Severity.Major => "alarm.severity-major",
        _ => "alarm.severity-critical",
    });

    /// <summary>The rule's own text; null when there is none, or it names a missing value: the alarm is told all the same.</summary>
    private string? Own(TextTemplate? own, IReadOnlyDictionary<string, string> values)
    {
        try
        {
            return own?.Render(values.ToDictionary(value => value.Key, value => (object?)value.Value), time.LocalTimeZone);
        }
        catch (MissingValueException)
        {
            return null;
        }
    }

    /// <summary>The text whole, or as much of what stands in it as leaves room for the rest.</summary>
    private string Fit(string body, Func<string, string> whole) => whole(AnswerCut.Fit(
        Excerpt.Of(body.ReplaceLineEndings(" "), Longest), segments: 1, text => PartsOf(whole(text))));

    private int PartsOf(string text) =>
        messaging.Preview(new() { To = [], Text = text, Source = HandOver.Source }).Preview?.Parts ?? int.MaxValue;

    private static TextTemplate? Template(string? text) => text is null ? null : TextTemplate.Parse(text);
}
