using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Alarms;

/// <summary>Alarms and silences in a few words, as answers have them.</summary>
internal static class AlarmWords
{
    /// <summary>One alarm: <c>42 pump3 high 10:02</c>, and who sees to it.</summary>
    public static string Item(this Phrases phrases, Alarm alarm) => phrases.Say(
        alarm.AcknowledgedBy is null ? "alarm.item" : "alarm.item-acknowledged",
        ("number", alarm.Number), ("name", alarm.Name), ("at", alarm.RaisedAt), ("user", alarm.AcknowledgedBy));

    /// <summary>Those that somebody has to choose from.</summary>
    public static string Which(this Phrases phrases, IEnumerable<Alarm> alarms) =>
        phrases.Say("alarm.which", ("list", string.Join(", ", alarms.Select(phrases.Item))));

    /// <summary>What became of an acknowledgement.</summary>
    /// <param name="phrases">The language.</param>
    /// <param name="alarm">The alarm as it is now.</param>
    /// <param name="command">What names the command.</param>
    public static string Acknowledged(this Phrases phrases, Alarm alarm, string command) => phrases.Say(
        alarm.AcknowledgedIn == command ? "alarm.acknowledged"
            : alarm.IsOpen ? "alarm.acknowledged-before"
            : "alarm.over",
        ("number", alarm.Number), ("name", alarm.Name), ("user", alarm.AcknowledgedBy),
        ("at", alarm.IsOpen ? alarm.AcknowledgedAt : alarm.ClearedAt ?? alarm.ClosedAt));

    /// <summary>A silence.</summary>
    public static string Silent(this Phrases phrases, Mute mute) => phrases.Say(
        mute.Rule is null ? "alarm.silent" : "alarm.silent-rule",
        ("rule", mute.Rule), ("until", mute.UntilTold), ("user", mute.By));
}
