using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary><c>status</c>: how the running agent is.</summary>
internal sealed class StatusCommand : AgentCommand
{
    private StatusCommand()
        : base("status", "Show how the running agent, its broker and its modems are.")
    {
    }

    /// <summary>The verb.</summary>
    public static Command Create() => new StatusCommand();

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken) =>
        AskAsync(agent, parsed, "status", [], Show, cancellationToken);

    private static void Show(JsonObject status)
    {
        var health = status["health"]!;
        var broker = status["broker"]!;
        Console.Out.WriteLine($"{status["name"]}, iotsms {status["version"]}, up {TimeSpan.FromSeconds((long)health["uptime"]!):c}");
        Console.Out.WriteLine($"broker   {broker["address"]} "
            + ((bool)broker["connected"]! ? "connected" : $"not connected: {broker["reason"]}"));
        foreach (var modem in status["modems"]!.AsArray())
        {
            Console.Out.WriteLine($"modem    {modem!["name"]} {modem["state"]}{Part(": ", modem["reason"])}{Part(", ", modem["operator"])}"
                + $"{Part(", ", modem["signalDbm"], " dBm")}{Part(", ", modem["supplyVoltage"], " V")}"
                + $"{Part(", ", modem["slotsUsed"], " SIM slots used")}{Part(", ", modem["pinTriesLeft"], " PIN tries left")}"
                + $"{Part(", ", modem["model"])}");
            foreach (var notice in modem["notices"]?.AsArray() ?? [])
            {
                Console.Out.WriteLine($"notice   {modem["name"]} {notice}");
            }

            foreach (var step in modem["recovery"]?["steps"]?.AsArray() ?? [])
            {
                Console.Out.WriteLine($"step     {modem["name"]} {step!["at"]} {step["step"]} {step["result"]}: {step["reason"]}");
            }
        }

        foreach (var point in status["points"]!.AsArray())
        {
            Console.Out.WriteLine($"{point!["kind"],-8} {point["name"]} {point["state"]}{Part(" for ", point["pulse"], " s")}"
                + $"{Part(": ", point["fault"])}, since {point["since"]}");
        }

        foreach (var alarm in status["alarms"]!["alarms"]!.AsArray())
        {
            Console.Out.WriteLine($"alarm    {AlarmsCommand.Line(alarm!.AsObject())}");
        }

        foreach (var balance in status["balances"]?.AsArray() ?? [])
        {
            Console.Out.WriteLine($"balance  {balance!["modem"]} {balance["amount"]} at {balance["at"]}"
                + ((bool)balance["low"]! ? ", low" : ""));
        }

        Console.Out.WriteLine($"waiting  {health["queued"]}{Part(", oldest for ", health["oldestQueuedAge"], " s")}, "
            + $"unknown {health["unknown"]}, dead letters {health["deadLetters"]}");
        if (health["storeDamage"] is { } damage)
        {
            Console.Out.WriteLine($"damaged  the store, at {damage["at"]}: {damage["kept"]} records kept, "
                + $"{((bool)damage["counted"]! ? "at most" : "at least")} {damage["atMostLost"]} lost or older than they were; "
                + $"{damage["file"]}");
        }

        Console.Out.WriteLine($"so far   sent {health["sent"]}, delivered {health["delivered"]}, failed {health["failed"]}, "
            + $"expired {health["expired"]}, received {health["received"]}");
    }

    private static string Part(string before, JsonNode? value, string after = "") => value is null ? "" : $"{before}{value}{after}";
}
