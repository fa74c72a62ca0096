using System.Text;
using IotSms.Agent.Mqtt;
using IotSms.Agent.Requests;
using IotSms.Agent.Tests.Requests;

namespace IotSms.Agent.Tests.Mqtt;

public class TheIntake
{
    private const string Root = "iotsms/site7/";

    [Fact]
    public async Task A_text_for_a_number_is_a_message_in_every_letter()
    {
        var send = FakeVerb.Echo("send");

        var result = await TakeAsync(new(Root + "send/4790012345", Encoding.UTF8.GetBytes("Say \"hi\"\n{\\} 😀 æ\0")), send);

        Assert.True(result.Acknowledge);
        Assert.Empty(result.Answers);
        var (payload, origin) = Assert.Single(send.Asked);
        Assert.Equal("+4790012345", payload.GetProperty("to").GetString());
        Assert.Equal("Say \"hi\"\n{\\} 😀 æ\0", payload.GetProperty("text").GetString());
        Assert.Equal(RequestOrigin.Mqtt, origin);
    }

    [Fact]
    public async Task Text_that_is_no_UTF_8_is_refused_with_the_place()
    {
        var result = await TakeAsync(new(Root + "send/4790012345", new byte[] { 0x41, 0xC3, 0x28 }), FakeVerb.Echo("send"));

        Assert.Contains(
            """{"code":"invalid-utf8","detail":"the payload is no UTF-8: octet 1 is wrong","hint":"publish text as UTF-8","""
            + "\"field\":\"text\",\"topic\":\"iotsms/site7/send/4790012345\"}", Only(result, "error"), StringComparison.Ordinal);
        Assert.True(result.Acknowledge);
    }

    [Fact]
    public async Task A_name_where_a_number_belongs_is_refused() => Assert.Contains(
        "\"code\":\"invalid-number\"",
        Only(await TakeAsync(new(Root + "send/bob", "x"u8.ToArray()), FakeVerb.Echo("send")), "error"), StringComparison.Ordinal);

    [Fact]
    public async Task A_retained_command_is_refused_and_its_topic_may_be_cleared()
    {
        var send = FakeVerb.Echo("send");

        var refused = await TakeAsync(new(Root + "send", "{}"u8.ToArray()) { Retain = true }, send);
        var cleared = await TakeAsync(new(Root + "send", ReadOnlyMemory<byte>.Empty) { Retain = true }, send);

        Assert.Contains("\"code\":\"retained\"", Only(refused, "error"), StringComparison.Ordinal);
        Assert.Contains("mosquitto_pub -r -n -t iotsms/site7/send", Only(refused, "error"), StringComparison.Ordinal);
        Assert.Empty(cleared.Answers);
        Assert.True(refused.Acknowledge && cleared.Acknowledge);
        Assert.Empty(send.Asked);
    }

    [Theory]
    [InlineData("disk-full", false)]
    [InlineData("disk-read-only", false)]
    [InlineData("store-failed", false)]
    [InlineData("internal", false)]
    [InlineData("quota-exceeded", true)]
    [InlineData("invalid-number", true)]
    public async Task What_could_not_be_stored_is_told_but_not_acknowledged(string code, bool acknowledged)
    {
        var result = await TakeAsync(new(Root + "send", "{}"u8.ToArray()), FakeVerb.Refusing("send", code));

        Assert.Equal(acknowledged, result.Acknowledge);
        Assert.Contains($"\"code\":\"{code}\"", Only(result, "error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_goes_to_the_error_topic_and_to_who_asked()
    {
        var result = await TakeAsync(
            new(Root + "request/get", """{"transaction":"t-9"}"""u8.ToArray()) { ResponseTopic = "app/1", CorrelationData = [7] },
            FakeVerb.Refusing("get", "not-found"));

        Assert.Equal([Root + "error", "app/1"], result.Answers.Select(answer => answer.Topic));
        Assert.All(result.Answers, answer => Assert.Contains("\"transaction\":\"t-9\"", Text(answer), StringComparison.Ordinal));
        Assert.Equal([7], result.Answers[1].CorrelationData);
    }

    [Theory]
    [InlineData("request/send", "{}", "response/send")]
    [InlineData("send", """{"transaction":"a"}""", "response/send")]
    [InlineData("send", "{}", null)]
    public async Task An_answer_without_a_response_topic_goes_where_the_contract_says(string topic, string payload, string? expected)
    {
        var result = await TakeAsync(new(Root + topic, Encoding.UTF8.GetBytes(payload)), FakeVerb.Echo("send"));

        Assert.Equal(expected is null ? [] : [Root + expected], result.Answers.Select(answer => answer.Topic));
    }

    [Theory]
    [InlineData("on", """{"name":"pump","set":"on"}""")]
    [InlineData(" pulse 5s\n", """{"name":"pump","set":"pulse 5s"}""")]
    [InlineData("", """{"name":"pump","set":""}""")]
    [InlineData("\"on\"", """{"name":"pump","set":"\u0022on\u0022"}""")]
    [InlineData("""{"set":"off","transaction":"t-1"}""", """{"set":"off","transaction":"t-1","name":"pump"}""")]
    public async Task An_order_to_an_output_is_a_request_with_its_name(string payload, string expected)
    {
        var points = FakeVerb.Echo("points");

        await TakeAsync(new(Root + "point/pump/set", Encoding.UTF8.GetBytes(payload)), points);

        Assert.Equal(expected, Assert.Single(points.Asked).Payload.GetRawText());
    }

    [Theory]
    [InlineData("""{"set":"on","name":"heater"}""", "unknown-field")]
    [InlineData("""{"set":""", "bad-json")]
    [InlineData("\u00ff", null)]
    public async Task An_order_that_can_not_be_read_is_refused(string payload, string? code)
    {
        var points = FakeVerb.Echo("points");

        var result = await TakeAsync(
            new(Root + "point/pump/set", code is null ? Encoding.Latin1.GetBytes(payload) : Encoding.UTF8.GetBytes(payload)), points);

        Assert.Contains($"\"code\":\"{code ?? "invalid-utf8"}\"", Only(result, "error"), StringComparison.Ordinal);
        Assert.Empty(points.Asked);
    }

    [Fact]
    public async Task An_order_that_is_retained_is_refused()
    {
        var points = FakeVerb.Echo("points");

        var result = await TakeAsync(new(Root + "point/pump/set", "on"u8.ToArray()) { Retain = true }, points);

        Assert.Contains("\"code\":\"retained\"", Only(result, "error"), StringComparison.Ordinal);
        Assert.Empty(points.Asked);
    }

    [Fact]
    public async Task Who_names_a_transaction_with_his_order_is_answered()
    {
        var result = await TakeAsync(
            new(Root + "point/pump/set", """{"set":"on","transaction":"t-1"}"""u8.ToArray()), FakeVerb.Echo("points"));

        Only(result, "response/points");
    }

    [Fact]
    public async Task The_DUP_flag_is_passed_on()
    {
        var send = FakeVerb.Echo("send");

        await TakeAsync(new(Root + "send", "{}"u8.ToArray()) { Duplicate = true }, send);

        Assert.True(Assert.Single(send.Asked).Origin.MayBeRepeated);
    }

    [Fact]
    public async Task What_is_cancelled_is_not_acknowledged()
    {
        var result = await TakeAsync(
            new(Root + "send", "{}"u8.ToArray()), new FakeVerb("send", (_, _) => throw new OperationCanceledException()));

        Assert.False(result.Acknowledge);
        Assert.Empty(result.Answers);
    }

    private static Task<IntakeResult> TakeAsync(IncomingPublish publish, FakeVerb verb) =>
        LinkedAgent.Intake(verb).TakeAsync(publish, TestContext.Current.CancellationToken);

    private static string Only(IntakeResult result, string topic)
    {
        var answer = Assert.Single(result.Answers);
        Assert.Equal(Root + topic, answer.Topic);
        return Text(answer);
    }

    private static string Text(OutgoingPublish publish) => Encoding.UTF8.GetString(publish.Payload.Span);
}
