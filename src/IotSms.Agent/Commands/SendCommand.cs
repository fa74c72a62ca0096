using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary><c>send</c>: hands a message to the running agent.</summary>
internal sealed class SendCommand : AgentCommand
{
    /// <summary>30 days.</summary>
    private const int LongestTimeout = 2_592_000;

    private readonly Argument<string> _text = new("TEXT") { Description = "The text; '-' reads it from standard input." };
    private readonly Option<string[]> _to = new("--to")
    {
        HelpName = "NUMBER", Required = true, Description = "Recipient: a number with country code, or a short code. May be repeated.",
    };
    private readonly Option<string?> _id = new("--id") { HelpName = "ID", Description = "Your own id: the same id is sent only once." };
    private readonly Option<string?> _priority = new("--priority") { HelpName = "LANE", Description = "alarm, normal or bulk." };
    private readonly Option<int?> _ttl = new("--ttl") { HelpName = "SECONDS", Description = "Give up if it is not sent by then." };
    private readonly Option<string?> _notBefore =
        new("--not-before") { HelpName = "TIME", Description = "Earliest time, such as 2026-11-23T09:15:00+01:00." };
    private readonly Option<string?> _onUnknown =
        new("--on-unknown") { HelpName = "POLICY", Description = "resend or hold, if it may have gone out or not." };
    private readonly Option<string?> _modem = new("--modem") { HelpName = "NAME", Description = "The modem that must carry it." };
    private readonly Option<string?> _encoding =
        new("--encoding") { HelpName = "ALPHABET", Description = "gsm7 or ucs2; the smallest if not given." };
    private readonly Option<bool> _smart =
        new("--smart") { Description = "Replace characters by like ones, if all then fits the GSM alphabet." };
    private readonly Option<bool> _flash = new("--flash") { Description = "Show it at once and do not store it (class 0)." };
    private readonly Option<bool> _noReport = new("--no-report") { Description = "Do not ask for a status report." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what it would cost." };
    private readonly Option<bool> _wait = new("--wait") { Description = "Follow it to the end; exit 0 only if it got there." };
    private readonly Option<int> _timeout =
        new("--timeout") { HelpName = "SECONDS", DefaultValueFactory = _ => 300, Description = "How long --wait waits; then exit 75." };

    private SendCommand()
        : base("send", "Hand a message to the running agent and print its id, once it is safe on disk.")
    {
        Add(_text);
        Option[] options =
        [
            _to, _id, _priority, _ttl, _notBefore, _onUnknown, _modem,
            _encoding, _smart, _flash, _noReport, _dryRun, _wait, _timeout,
        ];
        foreach (var option in options)
        {
            Add(option);
        }

        _timeout.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && int.TryParse(token.Value, out int seconds) && seconds is < 1 or > LongestTimeout)
            {
                given.AddError($"--timeout is {token.Value}: write 1 to {LongestTimeout} seconds");
            }
        });
    }

    /// <summary>The verb.</summary>
    public static Command Create() => new SendCommand();

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken)
    {
        var payload = await PayloadAsync(parsed, cancellationToken);
        if (parsed.GetValue(_dryRun))
        {
            return await AskAsync(agent, parsed, "preview", payload, ShowPreview, cancellationToken);
        }

        if (!parsed.GetValue(_wait))
        {
            return await AskAsync(
                agent, parsed, "send", payload, answer => Console.Out.WriteLine((string?)answer["id"]), cancellationToken);
        }

        return await agent.AskAsync("send", payload, news: null, cancellationToken) switch
        {
            ControlReply.Answered { Answer: var answer } => await FollowAsync(agent, parsed, answer, cancellationToken),
            ControlReply.Refused { Error: var error } => Refuse(error, parsed.GetValue(Json)),
            _ => ExitCode.Internal,
        };
    }

    private async Task<JsonObject> PayloadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string text = parsed.GetRequiredValue(_text);
        return new()
        {
            ["to"] = new JsonArray([.. parsed.GetRequiredValue(_to)]),
            ["text"] = text == "-" ? (await Console.In.ReadToEndAsync(cancellationToken)).TrimEnd('\n') : text,
            ["id"] = parsed.GetValue(_id),
            ["priority"] = parsed.GetValue(_priority),
            ["ttl"] = parsed.GetValue(_ttl),
            ["notBefore"] = parsed.GetValue(_notBefore),
            ["onUnknown"] = parsed.GetValue(_onUnknown),
            ["modem"] = parsed.GetValue(_modem),
            ["encoding"] = parsed.GetValue(_encoding),
            ["smart"] = parsed.GetValue(_smart) ? true : null,
            ["flash"] = parsed.GetValue(_flash) ? true : null,
            ["report"] = parsed.GetValue(_noReport) ? false : null,
        };
    }

    private async Task<int> FollowAsync(ControlClient agent, ParseResult parsed, JsonObject accepted, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(parsed.GetValue(_timeout)), TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        int exit = ExitCode.Ok;
        try
        {
            foreach (var message in accepted["messages"]!.AsArray())
            {
                var follow = new JsonObject { ["id"] = (string?)message!["id"], ["until"] = parsed.GetValue(_noReport) ? "sent" : null };
                var end = await agent.AskAsync("follow", follow, news => Show(news, parsed.GetValue(Json)), either.Token);
                exit = end switch
                {
                    ControlReply.Refused { Error: var error } => Refuse(error, parsed.GetValue(Json)),
                    ControlReply.Answered { Answer: var last } when (string?)last["state"] is "sent" or "delivered" => exit,
                    _ => ExitCode.Unavailable,
                };
            }

            return exit;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"iotsms: not at its end after {parsed.GetValue(_timeout)} s; "
                + $"the agent goes on with it ('iotsms messages show {accepted["id"]}')");
            return ExitCode.TryLater;
        }
    }

    private static void Show(JsonObject message, bool json)
    {
        if (json)
        {
            Print(message);
        }
        else
        {
            Console.Out.WriteLine(MessageLines.State(message));
        }
    }

    private static void ShowPreview(JsonObject preview)
    {
        string reason = (string?)preview["reason"] is { } why ? $" ({why})" : "";
        Console.Out.WriteLine($"{preview["parts"]} part(s), {preview["encoding"]}{reason}, {preview["units"]} units, "
            + $"{preview["replacements"]} replacement(s)");
    }
}
