using IotSms.Modem;
using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Tests.Commands;

public class EachCommand
{
    [Fact]
    public async Task Help_lists_what_the_asker_may_in_one_segment()
    {
        await using var ground = await Ground.OpenAsync();

        var olga = (await ground.TextAsync(Ground.Olga, "help")).Answer!;
        var bob = (await ground.TextAsync(Ground.Bob, "help")).Answer!;

        Assert.Contains("status", olga);
        Assert.DoesNotContain("modem", olga);
        Assert.Contains(" modem ", bob);
        Assert.DoesNotContain("...", bob);
        Assert.InRange(bob.Length, 1, 160);
    }

    [Theory]
    [InlineData("help send", "send NUMBER TEXT")]
    [InlineData("help config", "config get [KEY]\nconfig set KEY VALUE|default")]
    [InlineData("help CONFIG get", "config get [KEY]")]
    [InlineData("help snd", "send NUMBER TEXT")]
    [InlineData("help zebra", "Unknown: zebra. Text help for the commands.")]
    public async Task Help_with_a_word_says_how_that_is_written(string text, string answer)
    {
        await using var ground = await Ground.OpenAsync();

        Assert.Equal(answer, (await ground.TextAsync(Ground.Bob, text)).Answer);
    }

    [Fact]
    public async Task Status_says_how_the_site_is()
    {
        await using var ground = await Ground.OpenAsync(options => options with { BrokerFault = () => "connection refused" });
        ground.Modem.Become(status => status with { Operator = "Telenor", SignalDbm = -67, SupplyMillivolts = 3950 });
        ground.Time.Advance(TimeSpan.FromMinutes(90));

        Assert.Equal(
            "site7 up 1 h 30 min, 0 to send\nsim1 ready, Telenor, -67 dBm, 4.0 V\nNo broker: connection refused",
            (await ground.TextAsync(Ground.Olga, "status")).Answer);
    }

    [Fact]
    public async Task Status_says_why_a_modem_does_not_work()
    {
        await using var ground = await Ground.OpenAsync();
        ground.Modem.Become(status => status with { State = ModemState.Faulted, Reason = "it does not answer" });

        Assert.EndsWith("\nsim1 faulted, it does not answer",
            (await ground.TextAsync(Ground.Olga, "status")).Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-67, "sim1 -67 dBm, good, Telenor")]
    [InlineData(-85, "sim1 -85 dBm, good, Telenor")]
    [InlineData(-86, "sim1 -86 dBm, fair, Telenor")]
    [InlineData(-101, "sim1 -101 dBm, weak, Telenor")]
    [InlineData(null, "sim1 no signal")]
    public async Task Signal_says_what_it_is_worth(int? dbm, string answer)
    {
        await using var ground = await Ground.OpenAsync();
        ground.Modem.Become(status => status with { Operator = "Telenor", SignalDbm = dbm });

        Assert.Equal(answer, (await ground.TextAsync(Ground.Olga, "signal")).Answer);
    }

    [Fact]
    public async Task Send_sends()
    {
        await using var ground = await Ground.OpenAsync();

        var outcome = await ground.TextWithCodeAsync(Ground.Anna, "send 90012345 the gate is open");

        Assert.Equal("Accepted for +4790012345, 1 SMS.", outcome.Answer);
        var message = Assert.Single(await ground.AnswersAsync());
        Assert.Equal(("+4790012345", "the gate is open"), (message.To, message.Text));
    }

    [Theory]
    [InlineData("send", "NUMBER is missing. Write: send NUMBER TEXT")]
    [InlineData("send 90012345", "TEXT is missing. Write: send NUMBER TEXT")]
    [InlineData("send home hello",
        "'home' is no phone number. Write: send NUMBER TEXT")]
    public async Task Send_says_what_is_wrong(string words, string answer)
    {
        await using var ground = await Ground.OpenAsync();

        Assert.Equal(answer, (await ground.TextWithCodeAsync(Ground.Anna, words)).Answer);
    }

    [Fact]
    public async Task Log_shows_the_newest_lines()
    {
        await using var ground = await Ground.OpenAsync(options => options with { RecentLog = () => ["d", "c", "b", "a"] });

        Assert.Equal("d\nc\nb", (await ground.CliAsync("log")).Answer);
        Assert.Equal("d", (await ground.CliAsync("log 1")).Answer);
        Assert.Equal("bad-arguments", (await ground.CliAsync("log 0")).Code);
    }

    [Fact]
    public async Task Modem_restart_says_why_it_can_not_be_and_which_there_are()
    {
        await using var ground = await Ground.OpenAsync();
        ground.Modem.RestartObstacle = "sim1 is faulted";

        Assert.Equal("Failed: sim1 is faulted", (await ground.CliAsync("modem restart SIM1")).Answer);
        Assert.Equal("Which modem? There are sim1. Write: modem restart [NAME]", (await ground.CliAsync("modem restart sim9")).Answer);
    }

    [Fact]
    public async Task Config_touches_listed_keys_only()
    {
        var set = new List<string>();
        var settings = new SiteSettings(["Outbox:PerHour", "Outbox:PerDay", "Inbox:PerDay"], key => $"<{key}>", (key, value) =>
        {
            set.Add($"{key}={value ?? "null"}");
            return value == "many" ? "is no number" : null;
        });
        await using var ground = await Ground.OpenAsync(options => options with { Settings = settings });

        Assert.Equal("Outbox:PerHour\nOutbox:PerDay\nInbox:PerDay", (await ground.CliAsync("config get")).Answer);
        Assert.Equal("Outbox:PerHour = <Outbox:PerHour>", (await ground.CliAsync("config get perhour")).Answer);
        Assert.Equal("perday is not listed. Write: config get [KEY]", (await ground.CliAsync("config get perday")).Answer);
        Assert.Equal("Outbox:PerDay = <Outbox:PerDay> after agent restart.", (await ground.CliAsync("config set Outbox:PerDay 7")).Answer);
        Assert.Equal("Failed: is no number", (await ground.CliAsync("config set PerHour many")).Answer);
        Assert.Equal("done", (await ground.CliAsync("config set PerHour default")).Code);
        Assert.Equal("VALUE is missing. Write: config set KEY VALUE|default", (await ground.CliAsync("config set PerHour")).Answer);
        Assert.Equal("bad-arguments", (await ground.CliAsync("config set Access:Tries 100")).Code);
        Assert.Equal(["Outbox:PerDay=7", "Outbox:PerHour=many", "Outbox:PerHour=null"], set);
    }

    [Fact]
    public async Task Config_says_when_nothing_is_listed()
    {
        await using var ground = await Ground.OpenAsync();

        Assert.Equal("No setting is listed (Commands:Settings).", (await ground.CliAsync("config get")).Answer);
    }
}
