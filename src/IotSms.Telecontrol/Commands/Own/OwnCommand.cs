using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands.Own;

/// <summary>A command by configuration.</summary>
internal sealed class OwnCommand(OwnCommandOptions own, CommandOptions options, TimeProvider time) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => own.Name;

    /// <inheritdoc/>
    public string Usage { get; } = string.Join(' ', [own.Name, .. own.Arguments.Select(argument => argument.Usage)]);

    /// <inheritdoc/>
    public Role Role => own.Role;

    /// <inheritdoc/>
    public bool IsDangerous => own.IsDangerous;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argument in own.Arguments)
        {
            var given = argument.IsRest ? arguments.Text : arguments.First;
            if (given.Length == 0 && argument.Default is null)
                return CommandReading.Wrong(this, phrases, phrases.Say("command.missing", ("name", argument.Usage)));
            if ((given.Length == 0 ? argument.Default : Accept(argument, given)) is not { } value)
                return CommandReading.Wrong(this, phrases, phrases.Say("command.not-allowed", ("word", Shown.Word(given))));
            values[argument.Name] = value;
            arguments = argument.IsRest ? new Arguments("") : arguments.Rest;
        }
        return arguments.IsEmpty
            ? new CommandReading.Understood((caller, cancellationToken) => DoAsync(values, caller, cancellationToken))
            : CommandReading.Wrong(this, phrases, phrases.Say("command.too-much", ("word", Shown.Word(arguments.First))));
    }

    /// <summary>
    /// What nobody has said anything about goes nowhere it would be more than a text: no level more in a topic, no option of a program.
    /// </summary>
    private string? Accept(OwnArgument argument, string given) => argument.Accept(given) switch
    {
        { } value when own.Deed is OwnDeed.Ask { Topic: var topic } && topic.Names.Contains(argument.Name)
            && value.AsSpan().ContainsAny("+#/\0") => null,
        ['-', ..] when own.Deed is OwnDeed.Run && argument.IsFree => null,
        var value => value,
    };

    private ValueTask<string> DoAsync(Dictionary<string, object?> values, Caller caller, CancellationToken cancellationToken) =>
        own.Deed switch
        {
            OwnDeed.Ask ask => AskAsync(ask, values, caller.Phrases, cancellationToken),
            OwnDeed.Run run => RunAsync(run, values, caller, cancellationToken),
            _ => throw new InvalidOperationException("A deed of a kind unknown here."),
        };

    private async ValueTask<string> AskAsync(
        OwnDeed.Ask ask, Dictionary<string, object?> values, Phrases phrases, CancellationToken cancellationToken)
    {
        var zone = time.LocalTimeZone;
        var question = new BrokerQuestion(ask.Topic.Render(values, zone), ask.Payload.Render(values, zone), ask.ReplyTopic, ask.Wait);
        return await options.AskBroker(question, cancellationToken).ConfigureAwait(false) switch
        {
            BrokerReply.NotAsked { Reason: var reason } => phrases.Say("command.failed", ("reason", reason)),
            BrokerReply.None => phrases.Say("own.no-answer", ("command", own.Name), ("seconds", (int)ask.Wait.TotalSeconds)),
            BrokerReply.Came when ask.Wait == TimeSpan.Zero => phrases.Say("own.passed-on", ("command", own.Name)),
            BrokerReply.Came { Payload: var payload } => Answer(ask, values, payload, phrases),
            _ => throw new InvalidOperationException("A reply of a kind unknown here."),
        };
    }

    private string Answer(OwnDeed.Ask ask, Dictionary<string, object?> values, ReadOnlyMemory<byte> payload, Phrases phrases)
    {
        var all = new Dictionary<string, object?>(values, StringComparer.Ordinal) { ["reply"] = PlainText.Of(payload.Span) };
        foreach (var (name, value) in Fields(payload))
            all.TryAdd(name, value);
        try
        {
            return ask.Answer.Render(all, time.LocalTimeZone);
        }
        catch (MissingValueException missing)
        {
            return phrases.Say("own.not-in-answer", ("name", missing.Name), ("reply", all["reply"]));
        }
    }

    private static IEnumerable<(string Name, string Value)> Fields(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return JsonNode.Parse(payload.Span) is JsonObject fields
                ? [.. fields.Where(field => field.Value is JsonValue).Select(field => (field.Key, field.Value!.ToString()))]
                : [];
        }
        catch (Exception malformed) when (malformed is JsonException or ArgumentException)
        {
            return [];
        }
    }

    private async ValueTask<string> RunAsync(
        OwnDeed.Run run, Dictionary<string, object?> values, Caller caller, CancellationToken cancellationToken)
    {
        string[] arguments = [.. run.Arguments.Select(argument => argument.Render(values, time.LocalTimeZone))];
        var phrases = caller.Phrases;
        return await ProgramRun.RunAsync(run, arguments, caller.User.Name, time, cancellationToken).ConfigureAwait(false) switch
        {
            ProgramEnd.Exited { Code: 0, Output: "" } => phrases.Say("own.done", ("command", own.Name)),
            ProgramEnd.Exited { Code: 0, Output: var output } => output,
            ProgramEnd.Exited { Code: var code, Output: var output } =>
                phrases.Say("own.exit", ("command", own.Name), ("code", code), ("output", output)),
            ProgramEnd.TimedOut { Output: var output } => phrases.Say(
                "own.time-limit", ("command", own.Name), ("seconds", (int)run.TimeLimit.TotalSeconds), ("output", output)),
            ProgramEnd.NotStarted { Reason: var reason } => phrases.Say("command.failed", ("reason", reason)),
            _ => throw new InvalidOperationException("An end of a kind unknown here."),
        };
    }
}
