using IotSms.Gateway;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Templates;

namespace IotSms.Agent.Configuration;

/// <summary>What a schema can't see of one rule: a source, one condition, and texts that can be filled in at three in the night.</summary>
internal static class AlarmRuleCheck
{
    /// <summary>What is known of each alarm.</summary>
    private static readonly string[] Known = ["rule", "source", "match", "limit"];

    /// <summary>Every mistake in a rule.</summary>
    public static IEnumerable<ConfigurationMistake> Check(string key, AlarmRuleSection rule) =>
    [
        .. CheckSource(key, rule), .. CheckCondition(key, rule), .. CheckLimits(key, rule), .. CheckMissing(key, rule),
        .. rule.Tell.Length == 0
            ? [new ConfigurationMistake($"{key}:Tell", null, "is missing", "name a group, a rota or a user")]
            : Array.Empty<ConfigurationMistake>(),
        .. CheckText($"{key}:Text", rule.Text, rule), .. CheckText($"{key}:ClearText", rule.ClearText, rule),
    ];

    private static IEnumerable<ConfigurationMistake> CheckSource(string key, AlarmRuleSection rule)
    {
        if (rule.Topic is null == rule.Input is null)
        {
            yield return rule.Topic is null
                ? new($"{key}:Topic", null, "is missing", "name a topic filter, such as plant/+/level, or an input by Input")
                : new($"{key}:Input", rule.Input, "stands beside Topic", "keep one of the two");
        }
        else if (rule.Topic is { } topic && !TopicFilter.TryParse(topic, out _, out string? mistake))
        {
            yield return new($"{key}:Topic", topic, mistake, "write levels between slashes, + for any one, # last for all that follow");
        }

        if (rule.Value is { } value && rule.Input is not null)
        {
            yield return new($"{key}:Value", value, "stands beside Input, which is on or off", "remove it");
        }
        else if (rule.Value is { } query && !JsonPath.TryParse(query, out _, out string? mistake))
        {
            yield return new($"{key}:Value", query, mistake, "write the way to one value, such as $.level or $.sensors[0]['level']");
        }

        if (rule.Input is not null && (rule.Is ?? rule.IsNot) is { } state && state.ToLowerInvariant() is not ("on" or "off"))
        {
            yield return new($"{key}:{(rule.Is is null ? "IsNot" : "Is")}", state, "is no state of an input", "write on or off");
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckCondition(string key, AlarmRuleSection rule)
    {
        string[] conditions =
        [
            .. rule.Above is null && rule.Below is null ? Array.Empty<string>() : [rule.Above is null ? "Below" : "Above"],
            .. rule.Is is null ? Array.Empty<string>() : ["Is"],
            .. rule.IsNot is null ? Array.Empty<string>() : ["IsNot"],
            .. rule.Missing is null ? Array.Empty<string>() : ["Missing"],
        ];
        if (conditions.Length == 0)
        {
            yield return new(key, null, "says not what is wrong", "add Above, Below or both, or Is, IsNot or Missing");
        }
        else if (conditions.Length > 1)
        {
            yield return new($"{key}:{conditions[1]}", null, $"stands beside {conditions[0]}",
                "keep one of them, and write a rule for each");
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckLimits(string key, AlarmRuleSection rule)
    {
        if ((rule.Above ?? rule.Below) is { } limit && rule.Input is not null)
        {
            yield return new($"{key}:{(rule.Above is null ? "Below" : "Above")}", Say(limit),
                "stands beside Input, which is no number", "write Is: \"on\", or Is: \"off\"");
        }

        if (rule.Hysteresis > 0 && (rule.Above ?? rule.Below) is null)
        {
            yield return new($"{key}:Hysteresis", Say(rule.Hysteresis), "is without a limit", "add Above or Below, or remove it");
        }

        if (rule is { Above: { } above, Below: { } below })
        {
            if (above <= below)
            {
                yield return new($"{key}:Above", Say(above), $"is not above Below, {Say(below)}: every value would be wrong",
                    "write the high limit in Above and the low one in Below");
            }
            else if (below + rule.Hysteresis > above - rule.Hysteresis)
            {
                yield return new($"{key}:Hysteresis", Say(rule.Hysteresis), "is so wide that no value is ever right again",
                    $"write at most {Say((above - below) / 2)}");
            }
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckMissing(string key, AlarmRuleSection rule)
    {
        if (rule.Missing is { } missing && rule.Input is not null)
        {
            yield return new($"{key}:Missing", $"{missing:c}", "stands beside Input, which speaks only when it changes", "remove it");
        }

        if (rule is { Missing: not null } && rule.Hold > TimeSpan.Zero)
        {
            yield return new($"{key}:Hold", $"{rule.Hold:c}", "stands beside Missing, which waits itself",
                "remove it, and lengthen Missing");
        }
    }

    private static IEnumerable<ConfigurationMistake> CheckText(string key, string? text, AlarmRuleSection rule)
    {
        if (text is null)
        {
            yield break;
        }

        if (!TextTemplate.TryParse(text, out var template, out var mistake))
        {
            yield return new(key, text, $"{mistake}", "correct it, or remove it for the built-in text");
            yield break;
        }

        string[] known = rule.Missing is null ? [.. Known, "value"] : Known;
        bool hasFields = rule is { Value: not null, Missing: null };
        foreach (string name in (hasFields ? template.Required : template.Names).Except(known).Order(StringComparer.Ordinal))
        {
            yield return new(key, text, $"names {{{{{name}}}}}, which {(hasFields ? "a publication may lack" : "is not known here")}",
                Nearest.To(name, known) is { } nearest ? $"did you mean {nearest}?"
                : hasFields ? $"give it a default, as {{{{{name}|-}}}}"
                : $"known here: {string.Join(", ", known)}");
        }
    }

    private static string Say(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
