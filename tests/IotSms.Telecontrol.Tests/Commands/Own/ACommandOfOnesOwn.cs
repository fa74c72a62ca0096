using System.Text;
using System.Text.RegularExpressions;
using IotSms.Telecontrol.Commands.Own;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Tests.Commands.Own;

public class ACommandOfOnesOwn
{
    private BrokerQuestion? _question;
    private BrokerReply _reply = new BrokerReply.Came("on"u8.ToArray());

    [Theory]
    [InlineData("valve 2 ON", "plant/2 on/5/")]
    [InlineData("valve 2 off 7 until the tank is full", "plant/2 off/7/until the tank is full")]
    public async Task Hands_its_arguments_on(string words, string expected)
    {
        await using var ground = await OpenAsync();

        Assert.Equal("on", (await ground.CliAsync(words)).Answer);
        Assert.Equal(expected, $"{_question!.Topic} {Encoding.UTF8.GetString(_question.Payload.Span)}");
    }

    [Theory]
    [InlineData("valve", "N is missing.")]
    [InlineData("valve 2", "on|off is missing.")]
    [InlineData("valve x on", "Not allowed: x.")]
    [InlineData("valve 4/../5 on", "Not allowed: 4/../5.")]
    [InlineData("valve 2 open", "Not allowed: open.")]
    [InlineData("valve 2 on 61", "Not allowed: 61.")]
    [InlineData("valve 2 on 1e9", "Not allowed: 1e9.")]
    [InlineData("level plant/#", "Not allowed: plant/#.")]
    [InlineData("level a b", "Too much: b.")]
    [InlineData("copy --output=/etc/passwd", "Not allowed: --output=/etc/passwd.")]
    public async Task Takes_nothing_but_what_it_allows(string words, string problem)
    {
        await using var ground = await OpenAsync();

        var outcome = await ground.CliAsync(words);

        Assert.Equal("bad-arguments", outcome.Code);
        Assert.StartsWith(problem, outcome.Answer, StringComparison.Ordinal);
        Assert.Null(_question);
    }

    [Fact]
    public async Task Says_how_it_is_written()
    {
        await using var ground = await OpenAsync();

        Assert.Equal("valve N on|off [MINUTES] [WHY...]", (await ground.CliAsync("help valve")).Answer);
    }

    [Fact]
    public async Task Answers_with_fields_of_the_reply_or_says_which_is_missing()
    {
        await using var ground = await OpenAsync();

        _reply = new BrokerReply.Came("""{"level":92,"more":{"x":1}}"""u8.ToArray());
        Assert.Equal("Tank 3: 92", (await ground.CliAsync("level 3")).Answer);
        _reply = new BrokerReply.Came("broken"u8.ToArray());
        Assert.Equal("The answer has no level: broken", (await ground.CliAsync("level 3")).Answer);
    }

    [Fact]
    public async Task Says_when_nobody_answers_and_when_nobody_was_asked()
    {
        await using var ground = await OpenAsync();

        _reply = new BrokerReply.None();
        Assert.Equal("level: no answer within 10 s. It may be done or not.", (await ground.CliAsync("level 3")).Answer);
        _reply = new BrokerReply.NotAsked("no broker");
        Assert.Equal("Failed: no broker", (await ground.CliAsync("level 3")).Answer);
        _reply = new BrokerReply.Came(default);
        Assert.Equal("ring: passed on.", (await ground.CliAsync("ring")).Answer);
    }

    [Theory]
    [InlineData("true", "copy: done.")]
    [InlineData("fail", "copy: exit 4. no tape")]
    public async Task Says_how_a_program_ended(string what, string answer)
    {
        await using var ground = await OpenAsync();

        Assert.Equal(answer, (await ground.CliAsync($"copy {what}")).Answer);
    }

    private Task<Ground> OpenAsync() => Ground.OpenAsync(options => options with
    {
        Own =
        [
            new()
            {
                Name = "valve",
                Arguments =
                [
                    new() { Name = "n", Pattern = new Regex("[1-3]") }, new() { Name = "what", Choices = ["on", "off"] },
                    new() { Name = "minutes", Range = (1, 60), Default = "5" }, new() { Name = "why", IsRest = true, Default = "" },
                ],
                Deed = Ask("plant/{{n}}", "{{what}}/{{minutes}}/{{why}}", "{{reply}}"),
            },
            new() { Name = "level", Arguments = [new() { Name = "tank" }], Deed = Ask("plant/{{tank}}", "", "Tank {{tank}}: {{level}}") },
            new() { Name = "ring", Deed = Ask("plant/bell", "", "{{reply}}") with { Wait = TimeSpan.Zero } },
            new()
            {
                Name = "copy",
                Arguments = [new() { Name = "what" }],
                Deed = new OwnDeed.Run(
                    "/bin/sh", [.. ((string[])["-c", "[ $0 = true ] || { echo no tape; exit 4; }", "{{what}}"]).Select(TextTemplate.Parse)],
                    TimeSpan.FromMinutes(1), 2000),
            },
        ],
        AskBroker = (question, _) =>
        {
            _question = question;
            return Task.FromResult(_reply);
        },
    });

    private static OwnDeed.Ask Ask(string topic, string payload, string answer) => new(
        TextTemplate.Parse(topic),
        PayloadTemplate.TryParse(payload, new HashSet<string>(), out var template, out _) ? template : throw new FormatException(payload),
        null, TimeSpan.FromSeconds(10), TextTemplate.Parse(answer));
}
