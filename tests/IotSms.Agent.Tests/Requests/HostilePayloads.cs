using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Requests;
using IotSms.Agent.Tests.Mqtt;

namespace IotSms.Agent.Tests.Requests;

/// <summary>
/// What somebody may publish who means no good, or whose program is broken: refused with a word, never an exception, never
/// left unacknowledged.
/// </summary>
public class HostilePayloads
{
    private const string Root = "iotsms/site7/";

    public static TheoryData<string, byte[], string> Known => new()
    {
        { "half a surrogate pair as transaction", """{"transaction":"\ud83d"}"""u8.ToArray(), "bad-value" },
        { "half a surrogate pair in a name", """{"\ud83d":1}"""u8.ToArray(), "bad-value" },
        { "half a surrogate pair in a list", """{"to":["\udc00"]}"""u8.ToArray(), "bad-value" },
        { "half a surrogate pair deep inside", """{"x":{"y":[{"\ud800":1}]}}"""u8.ToArray(), "bad-value" },
        { "octets that are no UTF-8 in a text", [.. "{\"text\":\""u8, 0xFF, .. "\"}"u8], "invalid-utf8" },
        { "octets that are no UTF-8 in a name", [.. "{\""u8, 0xC3, 0x28, .. "\":1}"u8], "invalid-utf8" },
        { "octets that are no UTF-8 in the transaction", [.. "{\"transaction\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8], "invalid-utf8" },
        { "a byte order mark", [0xEF, 0xBB, 0xBF, .. "{}"u8], "bad-json" },
        { "a name twice", """{"id":"a","id":"b"}"""u8.ToArray(), "bad-json" },
        { "a name twice, once escaped", """{"id":"a","\u0069d":"b"}"""u8.ToArray(), "bad-json" },
        { "a name twice, deep inside", """{"x":{"a":1,"a":2}}"""u8.ToArray(), "bad-json" },
        { "ten thousand brackets", Encoding.UTF8.GetBytes(new string('[', 10_000)), "bad-json" },
        { "a comment", "{/* */}"u8.ToArray(), "bad-json" },
        { "two values", "{}{}"u8.ToArray(), "bad-json" },
        { "a number without end", Encoding.UTF8.GetBytes($$"""{"ttl":{{new string('9', 100_000)}}}"""), "bad-value" },
        { "a name without end", Encoding.UTF8.GetBytes($$"""{"{{new string('x', 200_000)}}":1}"""), "unknown-field" },
        {
            "a lane without end",
            Encoding.UTF8.GetBytes($$"""{"priority":"{{string.Concat(Enumerable.Repeat("😀", 20_000))}}"}"""), "bad-value"
        },
        { "more than anybody needs", new byte[256 * 1024 + 1], "payload-too-large" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public async Task Is_refused_by_a_code_and_acknowledged(string what, byte[] payload, string code)
    {
        var result = await TakeAsync(payload);

        var error = JsonNode.Parse(Assert.Single(result.Answers).Payload.Span)!;
        Assert.True(result.Acknowledge, what);
        Assert.Equal(code, (string?)error["code"]);
        Assert.True(result.Answers[0].Payload.Length < 4000, "an error does not repeat what it was sent");
    }

    [Fact]
    public void Whatever_octets_come_are_answered_and_acknowledged() => Gen.Byte.Array[0, 60].Sample(payload =>
    {
        var result = TakeAsync(payload).GetAwaiter().GetResult();

        Assert.True(result.Acknowledge);
        Assert.All(result.Answers, answer => JsonNode.Parse(answer.Payload.Span));
    }, iter: 2000);

    [Fact]
    public void A_request_with_octets_exchanged_is_answered_and_acknowledged()
    {
        byte[] right = Encoding.UTF8.GetBytes(
            """{"id":"a","to":["+4790012345"],"text":"h\u00e9llo 😀","ttl":9"""
            + ""","notBefore":"2026-11-23T09:15:02Z","transaction":"\ud83d\ude00"}""");
        var letters = Gen.Int[0, 12].Select(n => "\"\\{}[],:u0dD8"u8[n]);
        Gen.Select(Gen.Int[0, right.Length - 1], Gen.OneOf(Gen.Byte, letters)).Array[1, 4].Sample(changes =>
        {
            byte[] payload = [.. right];
            foreach (var (place, octet) in changes) payload[place] = octet;

            var result = TakeAsync(payload).GetAwaiter().GetResult();

            Assert.True(result.Acknowledge);
            Assert.All(result.Answers, answer => JsonNode.Parse(answer.Payload.Span));
        }, iter: 5000);
    }

    [Theory]
    [InlineData("answers/#")]
    [InlineData("answers/+")]
    [InlineData("answers/\0")]
    [InlineData("$SYS/broker")]
    [InlineData("$share/group/answers")]
    [InlineData(Root + "send")]
    [InlineData(Root + "send/4790012345")]
    [InlineData(Root + "request/get")]
    [InlineData(Root + "state")]
    [InlineData(Root + "received")]
    [InlineData(Root + "modem/sim1")]
    [InlineData("iotsms/site8/send/4790012345")]
    [InlineData("iotsms/site8/request/send")]
    public async Task A_response_topic_on_which_no_answer_may_stand_refuses_the_request_before_it_is_carried_out(string responseTopic)
    {
        var send = FakeVerb.Echo("send");

        var result = await LinkedAgent.Intake(send).TakeAsync(
            new(Root + "request/send", "{}"u8.ToArray()) { ResponseTopic = responseTopic }, TestContext.Current.CancellationToken);

        Assert.Empty(send.Asked);
        Assert.True(result.Acknowledge);
        Assert.Equal([Root + "error", Root + "response/send"], result.Answers.Select(answer => answer.Topic));
        Assert.Equal("bad-response-topic", (string?)JsonNode.Parse(result.Answers[1].Payload.Span)!["code"]);
    }

    [Theory]
    [InlineData("app/answers")]
    [InlineData("/")]
    [InlineData(Root + "response/get")]
    [InlineData(Root + "response/me/7")]
    [InlineData("iotsms/app1")]
    [InlineData("iotsms/site8/response/get")]
    [InlineData("iotsms2/site7/send")]
    public async Task A_response_topic_of_the_caller_s_own_is_used(string responseTopic)
    {
        var result = await LinkedAgent.Intake(FakeVerb.Echo("get")).TakeAsync(
            new(Root + "request/get", "{}"u8.ToArray()) { ResponseTopic = responseTopic }, TestContext.Current.CancellationToken);

        Assert.Equal(responseTopic, Assert.Single(result.Answers).Topic);
    }

    [Fact]
    public async Task A_bug_is_tried_a_second_time_and_then_refused_for_good()
    {
        var broken = new FakeVerb("send", (_, _) => throw new InvalidOperationException("oops"));
        var command = new IncomingPublish(Root + "send", "{}"u8.ToArray());

        var first = await LinkedAgent.Intake(broken).TakeAsync(command, TestContext.Current.CancellationToken);
        var second = await LinkedAgent.Intake(broken).TakeAsync(command with { Duplicate = true }, TestContext.Current.CancellationToken);

        Assert.Equal((false, true), (first.Acknowledge, second.Acknowledge));
    }

    /// <summary>Through the intake to the reading of <c>send</c>, as far as the gateway's door.</summary>
    private static Task<IntakeResult> TakeAsync(byte[] payload) => LinkedAgent.Intake(new FakeVerb("send", (json, origin) =>
    {
        var (request, refusal) = SendPayload.Read(json, origin);
        return ValueTask.FromResult<RequestOutcome>(
            request is null ? new RequestOutcome.Refused(refusal!) : new RequestOutcome.Answered([]));
    })).TakeAsync(new(Root + "send", payload), CancellationToken.None);
}
