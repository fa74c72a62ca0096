using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary><c>users audit</c>.</summary>
internal sealed class UsersAuditCommand : AgentCommand
{
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many.", DefaultValueFactory = _ => 20 };

    /// <summary>The verb.</summary>
    public UsersAuditCommand()
        : base("audit", "Show who tried to command the site, newest first, and what came of it.") => Add(_limit);

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken) =>
        AskAsync(agent, parsed, "audit", new() { ["limit"] = parsed.GetValue(_limit) }, Show, cancellationToken);

    private static void Show(JsonObject audit)
    {
        foreach (var attempt in audit["attempts"]!.AsArray().OfType<JsonObject>())
        {
            string times = (int)attempt["times"]! > 1 ? $" x{attempt["times"]}, the last {attempt["lastAt"]}" : "";
            Console.Out.WriteLine(
                $"{attempt["at"]}  {attempt["verdict"],-16} {attempt["user"] ?? "-",-16} {attempt["command"] ?? "-",-16} "
                + $"{attempt["via"]} {attempt["from"]}{times}");
        }
    }
}
