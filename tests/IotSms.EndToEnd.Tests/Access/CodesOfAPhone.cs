using System.Text.Json.Nodes;
using IotSms.EndToEnd.Alarms;
using IotSms.EndToEnd.Commands;
using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Access;

/// <summary>Users by <c>iotsms users add</c>, codes by oathtool, texts by the network; what was obeyed is asked of the network.</summary>
public class CodesOfAPhone
{
    private const string Anna = "+4790000001", Bob = "+4790000002", Stranger = "+4790000003", Somebody = "+4790000009";

    [Fact]
    public async Task Each_is_obeyed_once_and_all_else_is_refused_and_audited_over_a_kill_too()
    {
        await using var site = await StartAsync("trusted");
        string annas = await AddAsync(site, "anna", Anna, "hotp"), bobs = await AddAsync(site, "bob", Bob, "totp");
        string now = (await OathtoolAsync("--totp", "-b", bobs))[0];
        string[] codes = await OathtoolAsync("--hotp", "-b", "-c", "0", "-w", "20", annas);
        string wrong = Wrong([.. codes, now]).First();

        Assert.Equal("admitted", await VerdictAsync(site, Anna, $"{codes[0]} send {Somebody} one"));
        Assert.Equal("code-used", await VerdictAsync(site, Anna, $"{codes[0]} send {Somebody} two"));
        Assert.Equal("admitted", await VerdictAsync(site, Anna, $"{codes[2]} send {Somebody} three"));
        Assert.Equal("code-old", await VerdictAsync(site, Anna, $"{codes[1]} send {Somebody} four"));
        Assert.Equal("code-wrong", await VerdictAsync(site, Anna, $"{wrong} send {Somebody} five"));
        Assert.Equal("code-wrong", await VerdictAsync(site, Anna, $"{now} send {Somebody} six"));
        Assert.Equal("stranger", await VerdictAsync(site, Stranger, $"{codes[3]} send {Somebody} seven"));
        Assert.Equal("admitted", await VerdictAsync(site, Bob, $"{now} send {Somebody} eight"));

        await site.Agent.KillAsync();
        site.Agent.Start();

        // Texts from before the kill may be told again, and go into the audit again: what was obeyed is asked of the network.
        await site.Modem.DeliverAsync(Anna, $"{codes[2]} send {Somebody} nine");
        await site.Modem.DeliverAsync(Bob, $"{now} send {Somebody} ten");
        await site.Modem.DeliverAsync(Anna, $"{codes[3]} send {Somebody} eleven");
        await SubmittedAsync(site, Bob, "This code ");
        await SubmittedAsync(site, Somebody, "eleven");
        Assert.Equal(["one", "three", "eight", "eleven"], TextsTo(site, Somebody));

        var (exit, audit, _) = await IotSmsProgram.RunAsync("users", "audit", "--config", site.Agent.ConfigurationFile);
        Assert.Equal(0, exit);
        Assert.All([.. codes[..4], wrong, now], code => Assert.DoesNotContain(code, audit, StringComparison.Ordinal));
        foreach (string verdict in (string[])["admitted", "code-used", "code-old", "code-wrong", "stranger"])
            Assert.Contains(verdict, audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_of_the_time_are_refused_with_a_reason_while_nobody_knows_the_time_and_those_of_a_counter_are_not()
    {
        await using var site = await StartAsync("untrusted");
        string annas = await AddAsync(site, "anna", Anna, "hotp"), bobs = await AddAsync(site, "bob", Bob, "totp");

        string ofTheTime = (await OathtoolAsync("--totp", "-b", bobs))[0];
        Assert.Equal("clock-untrusted", await VerdictAsync(site, Bob, $"{ofTheTime} send {Somebody} no"));
        Assert.Equal("admitted", await VerdictAsync(site, Anna, $"send {Somebody} yes {(await OathtoolAsync("--hotp", "-b", annas))[0]}"));

        await SubmittedAsync(site, Bob, "The site does not know the time");
        await SubmittedAsync(site, Somebody, "yes");
        Assert.Equal(["yes"], TextsTo(site, Somebody));
    }

    [Fact]
    public async Task Wrong_ones_lock_a_user_out_until_two_in_a_row_or_the_machines_owner_let_him_in()
    {
        await using var site = await StartAsync("trusted");
        string annas = await AddAsync(site, "anna", Anna, "hotp");
        string[] codes = await OathtoolAsync("--hotp", "-b", "-c", "0", "-w", "20", annas);
        foreach (string wrong in Wrong(codes).Take(3))
            await VerdictAsync(site, Anna, $"{wrong} send {Somebody} guess");

        await site.Listener.WaitAsync("anna is locked out", seen => seen.Topic == "iotsms/site7/locked-out");
        Assert.Equal("locked-out", await VerdictAsync(site, Anna, $"{codes[0]} send {Somebody} single"));
        Assert.Equal("admitted", await VerdictAsync(site, Anna, $"{codes[0]} {codes[1]} send {Somebody} pair"));
        foreach (string wrong in Wrong(codes).Skip(3).Take(3))
            await VerdictAsync(site, Anna, $"{wrong} send {Somebody} guess");
        var (exit, output, _) = await IotSmsProgram.RunAsync("users", "unlock", "anna", "--config", site.Agent.ConfigurationFile);
        Assert.Equal((0, "anna may try again"), (exit, output));
        Assert.Equal("admitted", await VerdictAsync(site, Anna, $"{codes[2]} send {Somebody} unlocked"));
        await SubmittedAsync(site, Somebody, "unlocked");
        Assert.Equal(["pair", "unlocked"], TextsTo(site, Somebody));
    }

    private static Task<Site> StartAsync(string clock) => Site.StartAsync(
        simulator: Phone.QuickNetwork,
        configure: agent => agent.Configuration["Access"] = new JsonObject { ["Clock"] = clock });

    /// <summary>Adds a user at the running agent; the answer is the secret that his app gets.</summary>
    private static async Task<string> AddAsync(Site site, string name, string number, string proof)
    {
        var (exit, output, errors) = await IotSmsProgram.RunAsync(
            "users", "add", name, "--number", number, "--proof", proof, "--json", "--config", site.Agent.ConfigurationFile);
        Assert.Equal((0, ""), (exit, errors));
        return ((string)JsonNode.Parse(output)!["uri"]!).Split("secret=")[1].Split('&')[0];
    }

    /// <summary>Texts the site, and waits for what the audit says of it.</summary>
    private static async Task<string> VerdictAsync(Site site, string from, string text)
    {
        int seen = site.Listener.Log.Count;
        await site.Modem.DeliverAsync(from, text);
        string line = await site.Listener.Log.WaitAsync(
            $"a verdict on {text}", line => line.StartsWith("iotsms/site7/audit\t", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60), seen);
        return (string)JsonNode.Parse(line.Split('\t')[2])!["verdict"]!;
    }

    private static async Task SubmittedAsync(Site site, string to, string words)
    {
        await using var follow = site.Modem.Follow();
        await follow.Output.HasAsync(to, words);
    }

    private static IEnumerable<string> Wrong(string[] right) =>
        Enumerable.Range(654_321, 1000).Select(number => $"{number:D6}").Where(code => !right.Contains(code));

    private static IEnumerable<string> TextsTo(Site site, string number) =>
        site.Modem.Submitted.Where(sent => (string?)sent["to"] == number).Select(sent => (string)sent["text"]!);

    private static async Task<string[]> OathtoolAsync(params string[] arguments)
    {
        await using var tool = RunningProcess.Start("oathtool", arguments);
        Assert.Equal(0, await tool.WaitForExitAsync(TimeSpan.FromSeconds(20)));
        return [.. tool.Output.Lines];
    }
}
