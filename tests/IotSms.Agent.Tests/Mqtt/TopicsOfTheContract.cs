using IotSms.Agent.Mqtt;

namespace IotSms.Agent.Tests.Mqtt;

public class TopicsOfTheContract
{
    private static readonly Topics Site = new("plant/sms", "site7");

    [Fact]
    public void Stand_under_base_and_name() => Assert.Equal(
        [
            "plant/sms/site7/state", "plant/sms/site7/health", "plant/sms/site7/modem/sim1", "plant/sms/site7/message/a-1",
            "plant/sms/site7/received", "plant/sms/site7/error", "plant/sms/site7/response/get",
            "plant/sms/site7/point/pump",
        ],
        [
            Site.State, Site.Health, Site.Modem("sim1"), Site.Message("a-1"), Site.Received, Site.Error, Site.Response("get"),
            Site.Point("pump"),
        ]);

    [Theory]
    [InlineData("plant/sms/site7/send", "Send { }")]
    [InlineData("plant/sms/site7/send/4790012345", "SendTo { Address = 4790012345 }")]
    [InlineData("plant/sms/site7/request/get", "Request { Verb = get }")]
    [InlineData("plant/sms/site7/point/pump/set", "SetPoint { Name = pump }")]
    [InlineData("plant/sms/site7/point/pump", null)]
    [InlineData("plant/sms/site7/point/pump/set/now", null)]
    [InlineData("plant/sms/site7/point//set", null)]
    [InlineData("plant/sms/site7/send/", null)]
    [InlineData("plant/sms/site7/send/1/2", null)]
    [InlineData("plant/sms/site7/request", null)]
    [InlineData("plant/sms/site7/state", null)]
    [InlineData("plant/sms/site8/send", null)]
    [InlineData("send", null)]
    [InlineData("plant/sms/site7/request/+", null)]
    [InlineData("plant/sms/site7/request/#", null)]
    [InlineData("plant/sms/site7/send/+", null)]
    [InlineData("plant/sms/site7/send/\0", null)]
    [InlineData("plant/sms/site7/Send", null)]
    [InlineData("/plant/sms/site7/send", null)]
    public void Say_what_they_ask_for(string topic, string? expected) => Assert.Equal(expected, Site.Classify(topic)?.ToString());

    [Theory]
    [InlineData("app/1", true)]
    [InlineData("plant/sms/site7/response/mine", true)]
    [InlineData("plant/sms/site7/point/pump/set", false)]
    [InlineData("plant/sms/site8/point/pump/set", false)]
    [InlineData("plant/sms/site8/send", false)]
    public void May_be_answered_on_unless_somebody_obeys_there(string topic, bool expected) =>
        Assert.Equal(expected, Site.MayAnswerOn(topic));

    [Theory]
    [InlineData("iotsms", true)]
    [InlineData("plant/sms", true)]
    [InlineData("", false)]
    [InlineData("a//b", false)]
    [InlineData("/a", false)]
    [InlineData("a/", false)]
    [InlineData("a/+", false)]
    [InlineData("#", false)]
    [InlineData("$SYS", false)]
    public void Have_a_base_without_wildcards(string topic, bool expected) => Assert.Equal(expected, Topics.IsBase(topic));

    [Theory]
    [InlineData("4790012345", "+4790012345")]
    [InlineData("1881", "1881")]
    [InlineData("123456", "123456")]
    [InlineData("1234567", "+1234567")]
    [InlineData("+4790012345", null)]
    [InlineData("bob", null)]
    [InlineData("47 900", null)]
    [InlineData("", null)]
    public void Carry_addresses_without_plus(string level, string? expected)
    {
        bool isNumber = TopicAddress.TryRead(level, out string? number);

        Assert.Equal(expected, number);
        Assert.Equal(expected is not null, isNumber);
    }

    [Theory]
    [InlineData("mqtt://localhost", "Tcp localhost:1883")]
    [InlineData("mqtt://broker.local:2883", "Tcp broker.local:2883")]
    [InlineData("mqtts://broker", "Tls broker:8883")]
    [InlineData("embedded://127.0.0.1:1884", "Embedded 127.0.0.1:1884")]
    [InlineData("embedded://[::1]:1884", "Embedded ::1:1884")]
    [InlineData("localhost:1883", null)]
    [InlineData("http://x", null)]
    [InlineData("mqtt://", null)]
    [InlineData("mqtt://user:pw@host", null)]
    [InlineData("mqtt://host/path", null)]
    public void Are_on_a_broker_with_an_address(string url, string? expected) =>
        Assert.Equal(expected, BrokerAddress.TryParse(url, out var address) ? $"{address.Kind} {address}" : null);
}
