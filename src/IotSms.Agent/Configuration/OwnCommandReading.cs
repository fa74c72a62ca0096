using System.Text.RegularExpressions;
using IotSms.Agent.Mqtt;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Commands.Own;
using IotSms.Telecontrol.Templates;

namespace IotSms.Agent.Configuration;

/// <summary>Commands of one's own as they are configured: read and checked in one pass.</summary>
/// <param name="commands">Section <c>Commands</c>.</param>
/// <param name="hasResponseTopics">Whether the broker is spoken to in a version that knows response topics.</param>
internal sealed class OwnCommandReading(CommandsSection commands, bool hasResponseTopics)
{
    private readonly List<ConfigurationMistake> _mistakes = [];

    /// <summary>Reads them all.</summary>
    /// <param name="mistakes">Every mistake; commands with one are not among the answer.</param>
    public IReadOnlyList<OwnCommandOptions> Read(out IReadOnlyList<ConfigurationMistake> mistakes)
    {
        List<OwnCommandOptions> read = [];
        for (int i = 0; i < commands.Own.Count; i++)
        {
            string key = $"Commands:Own:{i}";
            CheckName(commands.Own[i], i, key);
            if (Read(commands.Own[i], key) is { } own)
            {
                read.Add(own);
            }
        }

        mistakes = _mistakes;
        return read;
    }

    private void CheckName(OwnCommandSection own, int place, string key)
    {
        if (own.Name.Length == 0)
        {
            Mistake($"{key}:Name", null, "is missing", "write one or two words in small letters, such as pump");
        }
        else if (CommandNames.Taken.Contains(own.Name.Split(' ')[0]))
        {
            Mistake($"{key}:Name", own.Name, "begins as a command that every site has", "choose another first word");
        }
        else if (commands.Own.Take(place).Any(other => IsBeginning(other.Name, own.Name) || IsBeginning(own.Name, other.Name)))
        {
            Mistake($"{key}:Name", own.Name, "begins as another one, or another one so", "give each its own words");
        }
    }

    private static bool IsBeginning(string name, string of) => $"{of} ".StartsWith($"{name} ", StringComparison.Ordinal);

    private OwnCommandOptions? Read(OwnCommandSection own, string key)
    {
        var arguments = ReadArguments(own.Arguments, $"{key}:Arguments");
        var deed = own switch
        {
            { Mqtt: { } mqtt, Program: null } => ReadMqtt(mqtt, arguments, $"{key}:Mqtt"),
            { Mqtt: null, Program: { } program } => ReadProgram(program, arguments, $"{key}:Program"),
            _ => Mistake(key, null, "does not one thing", "give it either Mqtt or Program") as OwnDeed,
        };
        return deed is null ? null : new()
        {
            Name = own.Name, Role = own.Role, IsDangerous = own.Dangerous, Arguments = arguments, Deed = deed,
        };
    }

    private List<OwnArgument> ReadArguments(IReadOnlyList<OwnArgumentSection> sections, string key)
    {
        List<OwnArgument> arguments = [];
        foreach (var section in sections)
        {
            string place = $"{key}:{arguments.Count}";
            var argument = ReadArgument(section, place);
            if (argument.Name.Length == 0 || arguments.Any(other => other.Name == argument.Name))
            {
                Mistake($"{place}:Name", section.Name, "is missing or named twice", "give each argument its own name");
            }

            if (arguments is [.., { IsRest: true }])
            {
                Mistake($"{place}:Name", section.Name, "comes after one that takes the rest", "put the one with Rest last");
            }

            if (argument.Default is null && arguments is [.., { Default: not null }])
            {
                Mistake($"{place}:Default", null, "is missing, and the argument before has one", "give it a default too");
            }

            arguments.Add(argument);
        }

        return arguments;
    }

    private OwnArgument ReadArgument(OwnArgumentSection section, string key)
    {
        bool hasRange = section.Minimum is not null || section.Maximum is not null;
        if ((section.Choices.Count > 0 ? 1 : 0) + (section.Pattern is null ? 0 : 1) + (hasRange ? 1 : 0) > 1)
        {
            Mistake(key, section.Name, "is limited in several ways", "keep one of Choices, Pattern, Minimum with Maximum");
        }

        var argument = new OwnArgument
        {
            Name = section.Name,
            Choices = section.Choices,
            Pattern = ReadPattern(section.Pattern, $"{key}:Pattern"),
            Range = hasRange ? (section.Minimum ?? int.MinValue, section.Maximum ?? int.MaxValue) : null,
            IsRest = section.Rest,
            Default = section.Default,
        };
        if (argument.Default is { Length: > 0 } value && argument.Accept(value) is null)
        {
            Mistake($"{key}:Default", value, "is not allowed for this argument", "write one that is, or an empty one");
        }

        return argument;
    }

    private Regex? ReadPattern(string? pattern, string key)
    {
        try
        {
            // Linear in the length of what strangers send.
            return pattern is null ? null : new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            Mistake(key, pattern, "is no regular expression that can be used", "write one without look-around and back references");
            return null;
        }
    }

    private OwnDeed.Ask? ReadMqtt(OwnMqttSection mqtt, IReadOnlyList<OwnArgument> arguments, string key)
    {
        if (mqtt.ReplyTopic is { } reply && !Topics.IsBase(reply))
        {
            Mistake($"{key}:ReplyTopic", reply, "is no topic that a reply can come on", "write a topic without wildcards and empty levels");
        }

        if (mqtt.ReplyTopic is null && !hasResponseTopics && mqtt.Wait > TimeSpan.Zero)
        {
            Mistake($"{key}:ReplyTopic", null, "is missing, and MQTT 3.1.1 has no response topics",
                "name the topic that the reply comes on, or set Wait to 00:00:00");
        }

        if (!Topics.IsBase(mqtt.Topic))
        {
            Mistake($"{key}:Topic", mqtt.Topic, "is no topic", "write a topic without wildcards and empty levels");
        }

        var numbers = arguments.Where(argument => argument.Range is not null).Select(argument => argument.Name).ToHashSet();
        if (!PayloadTemplate.TryParse(mqtt.Payload, numbers, out var payload, out string? mistake))
        {
            Mistake($"{key}:Payload", mqtt.Payload, mistake, "write {{name}} for a value; in JSON within the quotes of a string");
        }
        else
        {
            CheckNames($"{key}:Payload", mqtt.Payload, payload.Names, arguments);
        }

        var topic = ReadTemplate(mqtt.Topic, arguments, $"{key}:Topic");
        var answer = ReadTemplate(mqtt.Answer, null, $"{key}:Answer");
        return topic is null || payload is null || answer is null ? null : new(topic, payload, mqtt.ReplyTopic, mqtt.Wait, answer);
    }

    private OwnDeed.Run? ReadProgram(OwnProgramSection program, IReadOnlyList<OwnArgument> arguments, string key)
    {
        if (!commands.AllowPrograms)
        {
            Mistake(key, null, "runs a program, and that is not allowed", "set Commands:AllowPrograms to true, if you want it");
        }

        if (ProgramFile.Refuse(program.File) is var (problem, fix))
        {
            Mistake($"{key}:File", program.File, problem, fix);
        }

        var templates = program.Arguments
            .Select((text, i) => ReadTemplate(text, arguments, $"{key}:Arguments:{i}"))
            .OfType<TextTemplate>();
        return new(program.File, [.. templates], program.TimeLimit, program.MaxOutput);
    }

    private TextTemplate? ReadTemplate(string text, IReadOnlyList<OwnArgument>? arguments, string key)
    {
        if (!TextTemplate.TryParse(text, out var template, out var mistake))
        {
            Mistake(key, text, mistake.Problem, $"look at character {mistake.Position}");
        }
        else if (arguments is not null)
        {
            CheckNames(key, text, template.Names, arguments);
        }

        return template;
    }

    private void CheckNames(string key, string text, IEnumerable<string> names, IReadOnlyList<OwnArgument> arguments)
    {
        foreach (string name in names.Where(name => arguments.All(argument => argument.Name != name)))
        {
            Mistake(key, text, $"names {name}, which is no argument",
                arguments.Count > 0
                    ? $"there are {string.Join(", ", arguments.Select(argument => argument.Name))}"
                    : "add it to Arguments");
        }
    }

    private OwnDeed? Mistake(string key, string? value, string problem, string fix)
    {
        _mistakes.Add(new(key, value, problem, fix));
        return null;
    }
}
