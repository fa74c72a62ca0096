using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary><c>messages list</c>.</summary>
internal sealed class MessagesListCommand : AgentCommand
{
    private readonly Option<string> _box = new("--box")
    {
        HelpName = "BOX", DefaultValueFactory = _ => "out", Description = "out, in, or dead (what could not be decoded).",
    };
    private readonly Option<string?> _state =
        new("--state") { HelpName = "STATE", Description = "Only this state, such as queued, sent or failed." };
    private readonly Option<string?> _number = new("--number") { HelpName = "NUMBER", Description = "Only this recipient or sender." };
    private readonly Option<string?> _since =
        new("--since") { HelpName = "TIME", Description = "Only from this time on, such as 2026-11-23T00:00:00Z." };
    private readonly Option<int> _limit =
        new("--limit") { HelpName = "COUNT", DefaultValueFactory = _ => 50, Description = "At most this many, newest first." };

    private MessagesListCommand()
        : base("list", "List messages, newest first.")
    {
        foreach (var option in (Option[])[_box, _state, _number, _since, _limit])
        {
            Add(option);
        }
    }

    /// <summary>The verb.</summary>
    public static Command Create() => new MessagesListCommand();

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken) =>
        AskAsync(agent, parsed, "find", new()
        {
            ["box"] = parsed.GetValue(_box),
            ["state"] = parsed.GetValue(_state),
            ["number"] = parsed.GetValue(_number),
            ["since"] = parsed.GetValue(_since),
            ["limit"] = parsed.GetValue(_limit),
        }, Show, cancellationToken);

    private static void Show(JsonObject found)
    {
        Show(found["messages"], MessageLines.Outgoing);
        Show(found["received"], MessageLines.Incoming);
        Show(found["deadLetters"], MessageLines.Dead);
    }

    private static void Show(JsonNode? list, Func<JsonObject, string> line)
    {
        foreach (var message in list?.AsArray() ?? [])
        {
            Console.Out.WriteLine(line(message!.AsObject()));
        }
    }
}
