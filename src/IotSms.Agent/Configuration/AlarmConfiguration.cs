using System.Globalization;
using IotSms.Telecontrol.Alarms;
using IotSms.Telecontrol.Alarms.OnCall;
using IotSms.Telecontrol.Alarms.Rules;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Alarms</c> in the words of those who watch and of those who are told.</summary>
internal static class AlarmConfiguration
{
    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>All of a section without mistakes.</summary>
    public static AlarmOptions Options(AlarmsSection alarms) => new()
    {
        Rules = Rules(alarms),
        Duty = Duty(alarms),
        Escalation = new()
        {
            After = alarms.Escalation.After,
            Rounds = alarms.Escalation.Rounds,
            Repeat = alarms.Escalation.Repeat,
        },
        Storm = new()
        {
            Messages = alarms.Storm.Messages,
            InAll = alarms.Storm.InAll,
            Reserve = alarms.Storm.Reserve,
            Period = alarms.Storm.Period,
        },
    };

    /// <summary>The rules of a section without mistakes.</summary>
    public static IReadOnlyList<AlarmRule> Rules(AlarmsSection alarms) => [.. alarms.Rules.Select(Rule)];

    /// <summary>Its groups and rotas.</summary>
    public static Duty Duty(AlarmsSection alarms) => new(
        [.. alarms.Groups.Select(group => new Group(group.Name, group.Members))],
        [.. alarms.Rotas.Select(rota => new Rota(rota.Name, [.. rota.Shifts.Select(Shift)]))]);

    /// <summary>The days of a shift, from the first one written on.</summary>
    public static IReadOnlyList<DayOfWeek> Days(string days) => [.. days.Split(',').SelectMany(Range).Distinct()];

    private static AlarmRule Rule(AlarmRuleSection rule) => new()
    {
        Name = rule.Name,
        From = rule.Input is { } input ? new RuleSource.Input(input) : new RuleSource.Topic(Filter(rule.Topic!)),
        Value = rule.Value is { } value && JsonPath.TryParse(value, out var path, out _) ? path : null,
        Condition = Condition(rule),
        Hold = rule.Hold,
        ClearHold = rule.ClearHold,
        Cooldown = rule.Cooldown,
        Severity = rule.Severity,
        Tell = rule.Tell,
        Text = rule.Text,
        ClearText = rule.ClearText,
    };

    private static TopicFilter Filter(string topic) =>
        TopicFilter.TryParse(topic, out var filter, out string? mistake) ? filter : throw new FormatException(mistake);

    private static Condition Condition(AlarmRuleSection rule) => rule switch
    {
        { Is: { } value } => new Condition.EqualTo(new(value)),
        { IsNot: { } value } => new Condition.NotEqualTo(new(value)),
        { Missing: { } period } => new Condition.Missing(period),
        _ => new Condition.Outside(rule.Below, rule.Above, rule.Hysteresis),
    };

    private static Shift Shift(ShiftSection shift)
    {
        string[] hours = shift.Hours.Split('-');
        return new(Days(shift.Days), Time(hours[0]), Time(hours[1]), shift.Users);
    }

    private static TimeOnly Time(string text) =>
        text == "24:00" ? TimeOnly.MinValue : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static IEnumerable<DayOfWeek> Range(string days)
    {
        int[] ends = [.. days.Split('-').Select(day => Array.IndexOf(DayNames, day.ToLowerInvariant()))];
        return Enumerable.Range(ends[0], ((ends[^1] - ends[0] + 7) % 7) + 1).Select(day => (DayOfWeek)(day % 7));
    }
}
