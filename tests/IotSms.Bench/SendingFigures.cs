using System.Text.Json.Nodes;

namespace IotSms.Bench;

/// <summary>How busy the modem is kept, and how soon a request reaches it.</summary>
internal static class SendingFigures
{
    public static async Task PrintAsync()
    {
        await using var site = await BenchSite.StartAsync("--submit-time", "200ms", "--report-delay", "50ms", "--command-time", "2ms");
        await BusyAsync(site, 100);
        await LatencyAsync(site, 40);
    }

    private static async Task BusyAsync(BenchSite site, int messages)
    {
        var before = site.Modem.Events.Count;
        for (var n = 0; n < messages; n++)
            await site.PublishAsync("send", new JsonObject { ["id"] = $"busy{n}", ["to"] = $"+479000{n:D4}", ["text"] = $"busy {n}" });
        await site.StateAsync($"busy{messages - 1}", "sent");

        var cycles = Cycles(site.Modem.Events.Skip(before));
        var gaps = cycles.Zip(cycles.Skip(1), (one, next) => next.Command - one.Accepted).ToList();
        var waitsForPdu = cycles.Select(cycle => cycle.Given - cycle.Prompted).ToList();
        var idle = gaps.Sum() + waitsForPdu.Sum();
        var span = cycles[^1].Accepted - cycles[0].Command;
        Figures.Print("modem idle, 100 queued messages, 200 ms a submit", $"{100 * idle / span:0.0} %", "2 %");
        Figures.Print("  gap from +CMGS to the next AT+CMGS", Figures.Spread(gaps));
        Figures.Print("  from the prompt to the PDU (the journal's flush is under way)", Figures.Spread(waitsForPdu));
    }

    private static async Task LatencyAsync(BenchSite site, int messages)
    {
        var waits = new List<double>();
        for (var n = 0; n < messages; n++)
        {
            var before = site.Modem.Events.Count;
            var published = Clock.Now;
            await site.PublishAsync("send", new JsonObject { ["id"] = $"one{n}", ["to"] = "+4790012345", ["text"] = $"one {n}" });
            await site.StateAsync($"one{n}", "delivered");
            waits.Add(Cycles(site.Modem.Events.Skip(before))[0].Command - published);
        }

        Figures.Print("publish to AT+CMGS, modem idle", Figures.Spread(waits), "10 ms");
    }

    private static List<Cycle> Cycles(IEnumerable<JsonNode> events)
    {
        var cycles = new List<Cycle>();
        var cycle = new Cycle();
        foreach (var e in events)
        {
            var at = (double)e["t"]!;
            var what = (string?)e["event"] == "at" ? (string?)e["what"] : (string?)e["event"];
            switch (what)
            {
                case "command" when ((string)e["line"]!).StartsWith("AT+CMGS=", StringComparison.Ordinal):
                    cycle = new Cycle { Command = at };
                    break;
                case "prompt":
                    cycle = cycle with { Prompted = at };
                    break;
                case "text":
                    cycle = cycle with { Given = at };
                    break;
                case "submitted":
                    cycles.Add(cycle with { Accepted = at });
                    break;
            }
        }

        return cycles;
    }

    /// <summary>The four moments of a submission, as the module saw them.</summary>
    private readonly record struct Cycle(double Command, double Prompted, double Given, double Accepted);
}
