namespace IotSms.Bench;

/// <summary>How soon a message that the module has stored reaches a subscriber.</summary>
internal static class ReceivingFigures
{
    public static async Task PrintAsync()
    {
        await using var site = await BenchSite.StartAsync("--deliver-time", "10ms", "--command-time", "2ms");
        var waits = new List<double>();
        for (var n = 0; n < 40; n++)
        {
            var before = site.Modem.Events.Count;
            await site.Modem.DeliverAsync("+4790055555", $"in {n}");
            await site.Topics.WaitAsync(
                $"in {n}", line => line.Contains($"\"text\":\"in {n}\"", StringComparison.Ordinal), TimeSpan.FromSeconds(30));
            var stored = site.Modem.Events.Skip(before).First(e => (string?)e["event"] == "stored");
            waits.Add(
                site.Seen.First(seen => seen.Payload.Contains($"\"text\":\"in {n}\"", StringComparison.Ordinal)).At - (double)stored["t"]!);
        }

        Figures.Print("+CMTI to subscriber (read, stored, deleted, published)", Figures.Spread(waits));
    }
}
