using System.Text.Json.Nodes;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Calls;

public class TheNetworkIsDialed
{
    private static readonly string[] Fast = ["--submit-time", "50ms", "--report-delay", "50ms", "--speed", "20"];

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task By_request_and_its_menus_are_answered_step_by_step(string profile)
    {
        await using var site = await Site.StartAsync(profile, simulator: Fast);

        var menu = await AskAsync(site, """{"code":"*111#","keepOpen":true,"transaction":1}""", 1);
        Assert.Equal((1, "1 Balance\r\n2 Data"), ((int)menu["status"]!, (string?)menu["text"]));
        var session = (string?)menu["session"];
        var busy = await AskAsync(site, """{"code":"*100#","transaction":2}""", 2, "error");
        Assert.Equal("ussd-busy", (string?)busy["code"]);
        var deeper = await AskAsync(site, $$"""{"session":"{{session}}","text":"2","transaction":3}""", 3);
        Assert.Equal(("Buy 1 GB? 1 yes", session), ((string?)deeper["text"], (string?)deeper["session"]));
        var end = await AskAsync(site, $$"""{"session":"{{session}}","text":"1","transaction":4}""", 4);
        Assert.Equal("""{"modem":"sim1","status":0,"text":"Bought.","transaction":4}""", end.ToJsonString());
        var over = await AskAsync(site, $$"""{"session":"{{session}}","text":"1","transaction":5}""", 5, "error");
        Assert.Equal("no-session", (string?)over["code"]);
        var once = await AskAsync(site, """{"code":"*111#","transaction":6}""", 6);
        Assert.Equal("""{"modem":"sim1","status":1,"text":"1 Balance\r\n2 Data","transaction":6}""", once.ToJsonString());

        await site.Modem.DoAsync(new JsonObject { ["do"] = "ussdPush", ["text"] = "Top up? 1 yes", ["mode"] = 1 });
        var push = (await site.Listener.WaitAsync("USSD is told", seen => seen.Topic == "iotsms/site7/ussd")).Json;
        Assert.Equal(("sim1", 1, "Top up? 1 yes"), ((string?)push["modem"], (int)push["status"]!, (string?)push["text"]));
        var left = await AskAsync(site, $$"""{"session":"{{push["session"]}}","end":true,"transaction":7}""", 7);
        Assert.Equal(2, (int)left["status"]!);
    }

    [Fact]
    public async Task On_the_command_line_where_its_questions_are_answered_line_by_line()
    {
        await using var site = await Site.StartAsync(simulator: Fast);

        await using var dialing = IotSmsProgram.Start("ussd", "--config", site.Agent.ConfigurationFile, "*111#");
        await dialing.Output.WaitAsync("the menu", line => line == "2 Data", TimeSpan.FromSeconds(30));
        await dialing.WriteLineAsync("2");
        await dialing.Output.WaitAsync("the question", line => line == "Buy 1 GB? 1 yes", TimeSpan.FromSeconds(30));
        dialing.CloseInput();
        Assert.Equal(0, await dialing.WaitForExitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal("(ended)", dialing.Output.Lines[^1]);

        var (exit, output, errors) = await IotSmsProgram.RunAsync("ussd", "--config", site.Agent.ConfigurationFile, "--json", "*100#");
        Assert.True(exit == 0, errors);
        Assert.Equal("""{"modem":"sim1","status":0,"text":"Balance: 42.00"}""", output);
    }

    [Fact]
    public async Task By_command_where_what_is_no_code_answers()
    {
        await using var site = await Site.StartAsync(simulator: Fast);

        Assert.Equal("1 Balance\n2 Data - Answer: ussd N", await CommandAsync(site, "ussd *111#"));
        Assert.Equal("Buy 1 GB? 1 yes - Answer: ussd N", await CommandAsync(site, "ussd 2"));
        Assert.Equal("Bought.", await CommandAsync(site, "ussd 1"));
        Assert.Equal("No dialogue is open. Begin with a code: ussd *100#", await CommandAsync(site, "ussd 1"));
    }

    [Fact]
    public async Task For_the_balance_which_alarms_when_it_is_low_and_outlives_the_agent()
    {
        await using var site = await Site.StartAsync(simulator: Fast, configure: agent =>
        {
            AddAnna(agent);
            agent.Configuration["Balance"] = new JsonObject
            {
                ["Code"] = "*100#", ["Pattern"] = "Balance: (?<amount>[0-9.]+)", ["Low"] = 50, ["Tell"] = "anna",
            };
        });

        var asked = await AskAsync(site, """{"transaction":1}""", 1, verb: "balance");
        Assert.Equal((42.00m, true), ((decimal)asked["amount"]!, (bool)asked["low"]!));
        await BalanceAsync(site, from: 0);
        await site.Listener.WaitAsync("the alarm is told", seen => seen.Topic.StartsWith("iotsms/site7/message/", StringComparison.Ordinal)
            && (string?)seen.Json["to"] == "+4790000001" && (string?)seen.Json["state"] == "delivered");
        Assert.Contains("balance-sim1", (string?)Assert.Single(site.Modem.Submitted)["text"], StringComparison.Ordinal);
        await site.Agent.KillAsync();
        int before = site.Listener.Log.Lines.Count;
        await site.Modem.DoAsync(new JsonObject { ["do"] = "ussd", ["code"] = "*100#", ["text"] = "Balance: 99.50" });
        site.Agent.Start();

        // Not asked again: the day is not over.
        Assert.Contains("\"amount\":42.00", await BalanceAsync(site, before), StringComparison.Ordinal);
        var (exit, output, errors) = await IotSmsProgram.RunAsync("status", "--config", site.Agent.ConfigurationFile);
        Assert.True(exit == 0, errors);
        Assert.Matches("(?m)^balance  sim1 42.00 at .*, low$", output);
        Assert.Single(site.Modem.Submitted);
    }

    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task And_who_dials_us_is_told_and_hung_up_and_may_carry_something_out(string profile)
    {
        await using var site = await Site.StartAsync(profile, simulator: Fast, configure: agent =>
        {
            AddAnna(agent);
            agent.Configuration["Calls"] = new JsonObject
            {
                ["Strangers"] = "ignore",
                ["Actions"] = new JsonArray(new JsonObject { ["User"] = "anna", ["Command"] = "signal", ["WithoutProof"] = true }),
            };
        });

        Assert.True((bool)(await CallAsync(site, "+4791111111"))["rings"]!);
        while (!(bool)(await CallAsync(site, "+4790000001"))["rings"]!)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);

        var call = (await site.Listener.WaitAsync("the call is told", seen => seen.Topic == "iotsms/site7/call")).Json;
        Assert.Equal(("sim1", "+4790000001", "anna", "signal", "done"), ((string?)call["modem"], (string?)call["from"],
            (string?)call["user"], (string?)call["command"], (string?)call["outcome"]));
        Assert.Contains("sim1", (string?)call["answer"], StringComparison.Ordinal);
        Assert.Single(site.Listener.Messages, seen => seen.Topic == "iotsms/site7/call");
        Assert.Empty(site.Modem.Submitted);
    }

    private static void AddAnna(AgentProcess agent)
    {
        var users = Directory.CreateDirectory(Path.Combine((string)agent.Configuration["Agent"]!["DataDirectory"]!, "users")).FullName;
        File.WriteAllText(Path.Combine(users, "anna.json"), """{"numbers":["+4790000001"],"role":"operate"}""");
    }

    private static async Task<string> CommandAsync(Site site, string text)
    {
        var (exit, output, errors) = await IotSmsProgram.RunAsync("command", "--config", site.Agent.ConfigurationFile, text);
        Assert.True(exit == 0, errors);
        return output;
    }

    private static Task<JsonNode> CallAsync(Site site, string from) =>
        site.Modem.DoAsync(new JsonObject { ["do"] = "call", ["from"] = from, ["seconds"] = 600 });

    private static Task<string> BalanceAsync(Site site, int from) => site.Listener.Log.WaitAsync(
        "the balance is told", line => line.StartsWith("iotsms/site7/balance/sim1\t", StringComparison.Ordinal),
        TimeSpan.FromSeconds(60), from);

    private static async Task<JsonObject> AskAsync(
        Site site, string request, int transaction, string answer = "response", string verb = "ussd")
    {
        await site.PublishAsync($"request/{verb}", request);
        var topic = answer == "error" ? "iotsms/site7/error" : $"iotsms/site7/{answer}/{verb}";
        return (await site.Listener.WaitAsync($"answer {transaction}", seen => seen.Topic == topic
            && (int?)seen.Json["transaction"] == transaction)).Json.AsObject();
    }
}
