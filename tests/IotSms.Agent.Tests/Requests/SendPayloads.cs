using System.Text.Json;
using IotSms.Agent.Requests;
using IotSms.Gateway;

namespace IotSms.Agent.Tests.Requests;

public class SendPayloads
{
    [Fact]
    public void The_contract_s_example_is_read_whole()
    {
        var request = Accepted("""
            {"id":"pump3-0915","to":["+4790012345"],"text":"Pump 3: level 92 %","priority":"alarm","ttl":900,
             "report":true,"notBefore":null,"onUnknown":"resend"}
            """);

        Assert.Equal("pump3-0915", request.Id);
        Assert.Equal(["+4790012345"], request.To);
        Assert.Equal("Pump 3: level 92 %", request.Text);
        Assert.Equal(Lane.Alarm, request.Priority);
        Assert.Equal(TimeSpan.FromMinutes(15), request.TimeToLive);
        Assert.True(request.StatusReport);
        Assert.Null(request.NotBefore);
        Assert.Equal(UnknownPolicy.Resend, request.OnUnknown);
        Assert.Equal("mqtt", request.Source);
    }

    [Theory]
    [InlineData("""{"to":"+4790012345","text":"x"}""")]
    [InlineData("""{"number":"+4790012345","message":"x"}""")]
    [InlineData("""{"target":["+4790012345"],"body":"x"}""")]
    [InlineData("""{"phoneNumbers":["+4790012345"],"text":"x","transaction":"t"}""")]
    public void Other_gateways_words_are_understood(string json)
    {
        var request = Accepted(json);

        Assert.Equal(["+4790012345"], request.To);
        Assert.Equal("x", request.Text);
    }

    [Theory]
    [InlineData("""{"text":"x"}""", "missing-field", "to", "\"to\" is missing or empty")]
    [InlineData("""{"to":[],"text":"x"}""", "missing-field", "to", "\"to\" is missing or empty")]
    [InlineData("""{"to":"1","text":"x","prioritiy":"alarm"}""", "unknown-field", "prioritiy", "there is no field \"prioritiy\"")]
    [InlineData("""{"to":"1","number":"2","text":"x"}""", "bad-value", "number", "\"to\" and \"number\" say the same thing")]
    [InlineData("""{"to":4790012345,"text":"x"}""", "bad-value", "to", "\"to\" is the number 4790012345")]
    [InlineData("""{"to":["1",2],"text":"x"}""", "bad-value", "to", "\"to\" is the number 2")]
    [InlineData("""{"to":"1","text":{"a":1}}""", "bad-value", "text", "\"text\" is an object")]
    [InlineData("""{"to":"1","text":"x","ttl":0}""", "bad-value", "ttl", "\"ttl\" is 0")]
    [InlineData("""{"to":"1","text":"x","ttl":"900"}""", "bad-value", "ttl", "\"ttl\" is \"900\"")]
    [InlineData("""{"to":"1","text":"x","ttl":1.5}""", "bad-value", "ttl", "\"ttl\" is 1.5")]
    [InlineData("""{"to":"1","text":"x","priority":"urgent"}""", "bad-value", "priority", "\"priority\" is \"urgent\"")]
    [InlineData("""{"to":"1","text":"x","priority":"alarm,bulk"}""", "bad-value", "priority", "\"priority\" is \"alarm,bulk\"")]
    [InlineData("""{"to":"1","text":"x","priority":"alarm "}""", "bad-value", "priority", "\"priority\" is \"alarm \"")]
    [InlineData("""{"to":"1","text":"x","message":"y"}""", "bad-value", "message", "\"text\" and \"message\" say the same thing")]
    [InlineData("""{"to":"1","body":"x","message":"y"}""", "bad-value", "body", "\"message\" and \"body\" say the same thing")]
    [InlineData("""{"target":"1","phoneNumbers":["2"],"text":"x"}""", "bad-value", "phoneNumbers",
        "\"target\" and \"phoneNumbers\" say the same thing")]
    [InlineData("""{"to":[["1"]],"text":"x"}""", "bad-value", "to", "\"to\" is a list")]
    [InlineData("""{"to":"1","text":"x","ttl":63072001}""", "bad-value", "ttl", "\"ttl\" is 63072001")]
    [InlineData("""{"to":"1","text":"x","ttl":99999999999}""", "bad-value", "ttl", "\"ttl\" is 99999999999")]
    [InlineData("""{"to":"1","text":"x","onUnknown":"retry"}""", "bad-value", "onUnknown", "\"onUnknown\" is \"retry\"")]
    [InlineData("""{"to":"1","text":"x","flash":1}""", "bad-value", "flash", "\"flash\" is the number 1")]
    [InlineData("""{"to":"1","text":"x","smart":"true"}""", "bad-value", "smart", "\"smart\" is a string")]
    [InlineData("""{"to":"1","text":"x","notBefore":"09:15Z"}""", "bad-value", "notBefore", "\"notBefore\" is \"09:15Z\"")]
    [InlineData("""{"to":"1","text":"x","notBefore":1795425302}""", "bad-value", "notBefore", "\"notBefore\" is the number 1795425302")]
    [InlineData("\"hello\"", "bad-json", null, "the payload is a string, not an object")]
    [InlineData("null", "bad-json", null, "the payload is null, not an object")]
    [InlineData("7", "bad-json", null, "the payload is the number 7, not an object")]
    [InlineData("""{"to":"1","text":"x","priority":"1"}""", "bad-value", "priority", "\"priority\" is \"1\"")]
    [InlineData("""{"to":"1","text":"x","report":"yes"}""", "bad-value", "report", "\"report\" is a string")]
    [InlineData("""{"to":"1","text":"x","notBefore":"2026-11-23T09:15:02"}""", "bad-value", "notBefore",
        "\"notBefore\" is \"2026-11-23T09:15:02\"")]
    [InlineData("""{"to":"1","text":"x","notBefore":"tomorrow"}""", "bad-value", "notBefore", "\"notBefore\" is \"tomorrow\"")]
    [InlineData("""["+47"]""", "bad-json", null, "the payload is a list, not an object")]
    public void A_field_that_is_wrong_refuses_the_request_by_its_name(string json, string code, string? field, string detail)
    {
        var (request, refusal) = Read(json, RequestOrigin.Mqtt);

        Assert.Null(request);
        Assert.Equal((code, field, detail), (refusal!.Code, refusal.Field, refusal.Detail));
        Assert.NotEmpty(refusal.Hint);
    }

    [Theory]
    [InlineData("2026-11-23T09:15:02Z", 9)]
    [InlineData("2026-11-23T10:15:02+01:00", 9)]
    public void A_time_names_its_zone(string time, int utcHour) =>
        Assert.Equal(
            new DateTimeOffset(2026, 11, 23, utcHour, 15, 2, TimeSpan.Zero),
            Accepted($$"""{"to":"1","text":"x","notBefore":"{{time}}"}""").NotBefore);

    [Theory]
    [InlineData(true, """{"to":"1","text":"x"}""", true)]
    [InlineData(true, """{"to":"1","text":"x","id":"a"}""", false)]
    [InlineData(false, """{"to":"1","text":"x"}""", false)]
    public void Without_an_id_a_delivery_that_may_be_the_second_one_is_marked(bool duplicate, string json, bool expected) =>
        Assert.Equal(expected, Read(json, RequestOrigin.Mqtt with { MayBeRepeated = duplicate }).Request!.PossibleDuplicate);

    private static SendRequest Accepted(string json)
    {
        var (request, refusal) = Read(json, RequestOrigin.Mqtt);
        Assert.Null(refusal);
        return request!;
    }

    private static (SendRequest? Request, Refusal? Refusal) Read(string json, RequestOrigin origin)
    {
        using var document = JsonDocument.Parse(json);
        return SendPayload.Read(document.RootElement, origin);
    }
}
