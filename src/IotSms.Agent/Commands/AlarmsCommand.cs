using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary><c>alarms</c>: what is wrong at the site.</summary>
internal sealed class AlarmsCommand : AgentCommand
{
    private readonly Option<bool> _all = new("--all") { Description = "Those that are over too, as far as they are kept." };

    private AlarmsCommand()
        : base("alarms", "List the alarms that are open, newest first.") => Add(_all);

    /// <summary>The verb.</summary>
    public static Command Create() => new AlarmsCommand();

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken) =>
        AskAsync(agent, parsed, "alarms", new() { ["all"] = parsed.GetValue(_all) }, Show, cancellationToken);

    private static void Show(JsonObject answer)
    {
        foreach (var alarm in answer["alarms"]!.AsArray())
        {
            Console.Out.WriteLine(Line(alarm!.AsObject()));
        }

        foreach (var mute in answer["mutes"]!.AsArray())
        {
            Console.Out.WriteLine($"muted    {mute!["rule"] ?? "all but critical"} until {mute["until"]} by {mute["by"]}");
        }
    }

    /// <summary>An alarm in one line.</summary>
    public static string Line(JsonObject alarm)
    {
        string told = string.Join(", ", alarm["told"]!.AsArray()
            .Select(one => $"{one!["to"]}{(one["error"] is { } error ? $" ({error})" : "")}"));
        string by = alarm["acknowledgedBy"] is { } who ? $"  by {who}" : "";
        return $"{(string?)alarm["raisedAt"],-20}  {(int)alarm["number"]!,4}  {(string?)alarm["state"],-12}  "
            + $"{(string?)alarm["severity"],-8}  {alarm["rule"]}  {alarm["source"]}{by}"
            + (told.Length == 0 ? "  nobody told" : $"  told {told}");
    }
}
