using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Crashes;

/// <summary>Brings a running agent to a moment of its life, which is then the time to kill it.</summary>
/// <param name="site">The site; its simulator logs the AT commands too.</param>
/// <param name="traffic">What comes and goes.</param>
/// <param name="module">The log of the simulator as it grows.</param>
/// <param name="random">Draws the variant and the milliseconds.</param>
internal sealed class Aim(Site site, Traffic traffic, LineLog module, Random random)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] OfSending = ["\"what\":\"prompt\"", "\"event\":\"submitted\"", "\"line\":\"+CMGS:"];
    private static readonly string[] OfReceiving = ["\"event\":\"stored\"", "\"line\":\"AT+CMGD=", "\"event\":\"deleted\""];
    private bool _brokerIsDead;

    /// <summary>Returns when the moment has come.</summary>
    public Task ReachAsync(Moment moment) => moment switch
    {
        Moment.StartUp => StartUpAsync(),
        Moment.Load => WaitAsync(50, 1500),
        Moment.Sending => HappensAsync(OfSending),
        Moment.Receiving => ReceivingAsync(),
        Moment.Recovery => RecoveryAsync(),
        Moment.Shutdown => ShutdownAsync(),
        _ => WithoutBrokerAsync(),
    };

    /// <summary>Once the agent is dead: what was broken for it works again, so that its next life finds what a site has.</summary>
    public async Task MendAsync(Moment moment)
    {
        if (_brokerIsDead) await BringBrokerBackAsync();
        if (moment != Moment.Recovery) return;
        await DoAsync(new() { ["do"] = "clear" });
        await DoAsync(new() { ["do"] = "powerOff" });
        await DoAsync(new() { ["do"] = "powerOn", ["ready"] = true });
    }

    // Half of them before the program says anything, half once its store is open and it looks for its module.
    private async Task StartUpAsync()
    {
        if (random.Next(2) == 0) await SaysAsync(0, "runs as");
        await WaitAsync(0, 150);
    }

    private async Task ReceivingAsync()
    {
        await SaysAsync(0, "messages in");
        var happens = HappensAsync(OfReceiving);
        await traffic.DeliverNextAsync();
        await happens;
    }

    private async Task RecoveryAsync()
    {
        if (random.Next(4) == 0)
        {
            // The running agent may wait minutes for an answer of the network; its next life asks at once.
            await DoAsync(new() { ["do"] = "hang" });
            await WaitAsync(0, 500);
            await site.Agent.KillAsync();
            site.Agent.Start();
            await SaysAsync(0, "Probing", "Faulted");
        }
        else
        {
            var said = site.Agent.Output.Count;
            await DoAsync(random.Next(3) switch
            {
                0 => new() { ["do"] = "restart" },
                1 => new() { ["do"] = "brownOut", ["atOctet"] = 0, ["seconds"] = 0.02, ["accepted"] = random.Next(2) == 0 },
                _ => new() { ["do"] = "unplug", ["seconds"] = 0.3 },
            });
            await SaysAsync(said, "Probing", "Faulted");
        }

        await WaitAsync(0, 800);
    }

    private async Task ShutdownAsync()
    {
        await WaitAsync(50, 1000);
        await site.Agent.AskToStopAsync();
        await WaitAsync(0, 200);
    }

    // Half of the agents see it back, and publish again what was in flight, if they live so long.
    private async Task WithoutBrokerAsync()
    {
        await SaysAsync(0, "runs as");
        await WaitAsync(200, 1000);
        await traffic.KillBrokerAsync();
        _brokerIsDead = true;
        await WaitAsync(0, 500);
        if (random.Next(2) == 0) return;
        await BringBrokerBackAsync();
        await WaitAsync(0, 1500);
    }

    private async Task BringBrokerBackAsync()
    {
        await traffic.BringBrokerBackAsync();
        _brokerIsDead = false;
    }

    private async Task HappensAsync(string[] any)
    {
        var wanted = any[random.Next(any.Length)];
        await module.WaitAsync(wanted, line => line.Contains(wanted, StringComparison.Ordinal), Patience, module.Count);
        await WaitAsync(0, 6);
    }

    private Task<string> SaysAsync(int from, params string[] any) => site.Agent.Output.WaitAsync(
        $"the agent says {string.Join(" or ", any)}",
        line => any.Any(words => line.Contains(words, StringComparison.Ordinal)), Patience, from);

    private Task WaitAsync(int from, int below) => Task.Delay(
        TimeSpan.FromMilliseconds(random.Next(from, below)), TimeProvider.System, TestContext.Current.CancellationToken);

    private Task<JsonNode> DoAsync(JsonObject request) => site.Modem.DoAsync(request);
}
