using IotSms.Gateway;
using IotSms.Telecontrol.Points;

namespace IotSms.Agent.Configuration;

/// <summary>What a schema can't see of section <c>Alarms</c>: names that must differ, and who stands for whom.</summary>
internal static class AlarmsCheck
{
    /// <summary>Every mistake in the section.</summary>
    public static IEnumerable<ConfigurationMistake> Check(AlarmsSection alarms, IReadOnlyList<PointSection> points) =>
    [
        .. CheckNames("Alarms:Rules", alarms.Rules.Select(rule => rule.Name), []),
        .. alarms.Rules.SelectMany((rule, i) => AlarmRuleCheck.Check($"Alarms:Rules:{i}", rule)),
        .. alarms.Rules.SelectMany((rule, i) => CheckInput($"Alarms:Rules:{i}:Input", rule.Input, points)),
        .. CheckNames("Alarms:Groups", alarms.Groups.Select(group => group.Name), []),
        .. alarms.Groups.SelectMany((group, i) => CheckGroup($"Alarms:Groups:{i}", group, alarms)),
        .. CheckNames("Alarms:Rotas", alarms.Rotas.Select(rota => rota.Name), alarms.Groups.Select(group => group.Name)),
        .. alarms.Rotas.SelectMany((rota, i) => CheckRota($"Alarms:Rotas:{i}", rota, alarms)),
    ];

    private static IEnumerable<ConfigurationMistake> CheckNames(string key, IEnumerable<string> names, IEnumerable<string> taken)
    {
        var seen = taken.ToHashSet();
        foreach (var (i, name) in names.Index())
        {
            if (name.Length == 0)
            {
                yield return new($"{key}:{i}:Name", null, "is missing", "give it a name of 1 to 32 letters a-z, digits, '.', '_' and '-'");
            }
            else if (!seen.Add(name))
            {
                yield return new($"{key}:{i}:Name", name, "is named twice", "give each rule its own name, and each group and rota too");
            }
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckInput(string key, string? input, IReadOnlyList<PointSection> points)
    {
        string[] known = [.. points.Where(point => point.Kind == PointKind.Input).Select(point => point.Name)];
        if (input is not null && !known.Contains(input))
        {
            yield return new(key, input, "is no input of this site", Nearest.To(input, known) is { } nearest ? $"did you mean {nearest}?"
                : known.Length > 0 ? $"there are {string.Join(", ", known)}"
                : "add it to Points, with Kind input");
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckGroup(string key, GroupSection group, AlarmsSection alarms)
    {
        if (group.Members.Count == 0)
        {
            yield return new($"{key}:Members", null, "is empty: nobody would be told",
                "name users and rotas, such as [\"anna\", \"pumps\"]");
        }

        foreach (var (i, member) in group.Members.Index())
        {
            if (alarms.Groups.Any(other => other.Name == member))
            {
                yield return new($"{key}:Members:{i}", member, "is a group", "name its members here: users and rotas");
            }
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckRota(string key, RotaSection rota, AlarmsSection alarms)
    {
        if (rota.Shifts.Count == 0)
        {
            yield return new($"{key}:Shifts", null, "is empty: nobody would be told",
                "add one, such as { \"Days\": \"mon-fri\", \"Hours\": \"07:00-15:30\", \"Users\": [\"anna\"] }");
        }

        foreach (var (i, shift) in rota.Shifts.Index())
        {
            if (shift.Users.Count == 0)
            {
                yield return new($"{key}:Shifts:{i}:Users", null, "is empty", "name who is on duty, in the order in which they are told");
            }

            foreach (var (j, user) in shift.Users.Index())
            {
                if (alarms.Groups.Any(other => other.Name == user) || alarms.Rotas.Any(other => other.Name == user))
                {
                    yield return new($"{key}:Shifts:{i}:Users:{j}", user, "is a group or a rota", "name users here");
                }
            }
        }
    }
}
