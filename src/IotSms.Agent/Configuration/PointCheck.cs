using IotSms.Modem.Power;
using IotSms.Telecontrol.Points;

namespace IotSms.Agent.Configuration;

/// <summary>Points whose names or lines are somebody else's already, and keys that mean nothing for their kind.</summary>
internal static class PointCheck
{
    /// <summary>Every mistake in section <c>Points</c>.</summary>
    public static IEnumerable<ConfigurationMistake> Check(AgentConfiguration configuration)
    {
        var names = new HashSet<string>();
        var lines = PowerLines(configuration.Modems);
        foreach (var (place, point) in configuration.Points.Index())
        {
            string key = $"Points:{place}";
            if (point.Name.Length == 0)
            {
                yield return new($"{key}:Name", null, "is missing", "name the point, such as pump");
            }
            else if (!names.Add(point.Name))
            {
                yield return new($"{key}:Name", point.Name, "is named twice", "give each point its own name");
            }

            if (point.Line is not { } line)
            {
                yield return new($"{key}:Line", null, "is missing", "write the number of its GPIO line, on a Raspberry Pi the BCM number");
            }
            else if (!lines.TryAdd((point.Chip, line), $"{key}:Line"))
            {
                yield return new($"{key}:Line", $"{line}", $"is taken by {lines[(point.Chip, line)]}", "give each its own line");
            }

            foreach (var mistake in CheckKind(point, key))
            {
                yield return mistake;
            }
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckKind(PointSection point, string key)
    {
        (string Key, object? Value)[] ofOthers = point.Kind == PointKind.Input
            ? [("Safe", point.Safe), ("Restore", point.Restore), ("MaxPulse", point.MaxPulse), ("MqttSet", point.MqttSet)]
            : [("Contact", point.Contact), ("Pull", point.Pull), ("Debounce", point.Debounce)];
        foreach (var (name, value) in ofOthers.Where(each => each.Value is not null))
        {
            yield return new($"{key}:{name}", $"{value}",
                point.Kind == PointKind.Input ? "is for outputs" : "is for inputs", "remove it, or correct Kind");
        }

        if (point is { Kind: PointKind.Input, Driver: GpioDriverChoice.Sysfs, Pull: Pull.Up or Pull.Down })
        {
            yield return new($"{key}:Pull", $"{point.Pull}", "can't be had by sysfs", "write none and wire a resistor, or use libgpiod");
        }
    }

    /// <summary>The lines that switch modules, and the key that says so.</summary>
    private static Dictionary<(int Chip, int Line), string> PowerLines(IReadOnlyList<ModemSection> modems)
    {
        var lines = new Dictionary<(int, int), string>();
        foreach (var (place, modem) in modems.Index())
        {
            // A board that nobody knows is a mistake of its own.
            if (modem.Power is not { } section || (section.Board is { } board && !PowerPresets.All.ContainsKey(board)))
            {
                continue;
            }

            var power = ModemConfiguration.Power(section);
            (string Key, int? Line)[] wired =
                [("PowerKey", power.PowerKey), ("Status", power.Status), ("Reset", power.Reset), ("Rail", power.Rail)];
            foreach (var (key, line) in wired.Where(each => each.Line is not null))
            {
                lines.TryAdd((power.Chip, line!.Value), $"Modems:{place}:Power:{key}");
            }
        }

        return lines;
    }
}
