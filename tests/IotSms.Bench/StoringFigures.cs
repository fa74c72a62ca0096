using System.Text.Json.Nodes;

namespace IotSms.Bench;

/// <summary>What acceptance and a message's life cost.</summary>
internal static class StoringFigures
{
    public static async Task PrintAsync()
    {
        await AcceptAsync(2_000);
        await LifeAsync(200);
    }

    // A slow network: the outbox fills while one message is in the air.
    private static async Task AcceptAsync(int messages)
    {
        await using var site = await BenchSite.StartAsync("--submit-time", "60s");
        var began = Clock.Now;
        await Task.WhenAll(Enumerable.Range(0, messages).Select(n =>
            site.PublishAsync("send", new JsonObject { ["id"] = $"a{n}", ["to"] = $"+479{n:D7}", ["text"] = $"accept {n}" })));
        await site.StateAsync($"a{messages - 1}", "queued");
        var accepted = site.Seen.Where(seen => seen.Topic.Contains("/message/a", StringComparison.Ordinal))
            .Select(seen => seen.Topic).Distinct().Count();
        Figures.Print($"accepted and told as queued, {messages} requests at once", $"{accepted / ((Clock.Now - began) / 1000):0} a second");
    }

    private static async Task LifeAsync(int messages)
    {
        await using var site = await BenchSite.StartAsync("--submit-time", "5ms", "--report-delay", "20ms", "--command-time", "1ms");
        var before = ProcessFigures.Of(site.Agent.Id);
        for (var n = 0; n < messages; n++)
        {
            await site.PublishAsync("send", new JsonObject { ["id"] = $"life{n}", ["to"] = "+4790012345", ["text"] = $"life {n}" });
            await site.StateAsync($"life{n}", "delivered");
        }

        var after = ProcessFigures.Of(site.Agent.Id);
        Figures.Print("written to disk a message, one at a time, queued to delivered",
            $"{(after.BytesWritten - before.BytesWritten) / 1024.0 / messages:0} KiB");
        Figures.Print($"resident after {messages} messages (peak)", $"{after.ResidentMegabytes:0} MB ({after.PeakMegabytes:0} MB)");
    }
}
