using System.Text;
using IotSms.Agent.Requests;
using IotSms.Modem;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Agent.Tests.Requests;

public class TheDesk
{
    [Fact]
    public async Task An_empty_payload_is_an_empty_object() => Assert.Equal("{}", await AskAsync("echo", ""));

    [Fact]
    public async Task The_transaction_is_echoed_in_an_answer() =>
        Assert.Equal("""{"a":1,"transaction":"t-1"}""", await AskAsync("echo", """{"a":1,"transaction":"t-1"}"""));

    [Fact]
    public async Task The_transaction_is_echoed_in_a_refusal() => Assert.Equal(
        """{"code":"too-many-parts","detail":"no","hint":"do otherwise","transaction":7}""",
        await AskAsync("refuse", """{"transaction":7}"""));

    [Theory]
    [InlineData("""{"to":"1",}""", "line 1, position 11: ")]
    [InlineData("{\n\"to\": \n}", "line 3, position 1: ")]
    [InlineData("hello", "line 1, position 1: ")]
    [InlineData("""{"a":1,"a":2}""", "line 1, position 1: Duplicate property 'a'")]
    [InlineData("""[[[[[[[[[[1]]]]]]]]]]""", "line 1, position 9: The maximum configured depth of 8 has been exceeded")]
    public async Task JSON_that_is_none_is_refused_with_its_place(string payload, string place) =>
        Assert.StartsWith($$"""{"code":"bad-json","detail":"{{place}}""", await AskAsync("echo", payload), StringComparison.Ordinal);

    [Theory]
    [InlineData("ehco", "there is no request \\\"ehco\\\"", "did you mean \\\"echo\\\"?")]
    [InlineData("reboot", "there is no request \\\"reboot\\\"", "known: echo, refuse, fault, bug")]
    [InlineData("at", "there is no request \\\"at\\\"", "known: echo, refuse, fault, bug")]
    public async Task A_verb_that_is_not_known_or_only_local_is_refused(string verb, string detail, string hint) =>
        Assert.Equal($$"""{"code":"unknown-verb","detail":"{{detail}}","hint":"{{hint}}"}""", await AskAsync(verb, "{}"));

    [Fact]
    public async Task This_machine_may_ask_more() => Assert.Equal("{}", await AskAsync("at", "{}", RequestOrigin.Cli));

    [Fact]
    public async Task A_module_s_fault_is_a_refusal() => Assert.Equal(
        """{"code":"modem-no-answer","detail":"sim1 is silent","hint":"iotsms status shows how the modem is","tryLater":true}""",
        await AskAsync("fault", "{}"));

    [Fact]
    public async Task A_bug_is_a_refusal_that_says_so() =>
        Assert.StartsWith("""{"code":"internal","detail":"oops""", await AskAsync("bug", "{}"), StringComparison.Ordinal);

    private static async Task<string> AskAsync(string verb, string payload, RequestOrigin? origin = null)
    {
        var desk = new RequestDesk(
            [
                FakeVerb.Echo("echo"),
                FakeVerb.Refusing("refuse", "too-many-parts"),
                new FakeVerb("fault", (_, _) => throw new ModemException(ModemFault.NoAnswer, "sim1 is silent")),
                new FakeVerb("bug", (_, _) => throw new InvalidOperationException("oops")),
                new FakeVerb("at", (_, _) => ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Answered([]))) { IsLocalOnly = true },
            ],
            NullLogger<RequestDesk>.Instance);
        var outcome = await desk.HandleAsync(
            verb, Encoding.UTF8.GetBytes(payload), origin ?? RequestOrigin.Mqtt, TestContext.Current.CancellationToken);
        return outcome.ToJson().ToJsonString(IotSms.Agent.Documents.AgentJson.Contract.Options);
    }
}
