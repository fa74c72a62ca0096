using IotSms.Agent.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Agent.Tests.Hosting;

public class LinesOfTheLog
{
    [Theory]
    [InlineData(LogLevel.Information, "Connected.", "09:15:02.125 info  BrokerLink: Connected.\n")]
    [InlineData(LogLevel.Warning, "client a\r\n09:16 crit  x: forged", "09:15:02.125 warn  BrokerLink: client a  09:16 crit  x: forged\n")]
    [InlineData(LogLevel.Error, "\u001b[2Jgone", "09:15:02.125 error BrokerLink:  [2Jgone\n")]
    [InlineData(LogLevel.Critical, "x", "09:15:02.125 crit  BrokerLink: x\n")]
    [InlineData(LogLevel.Debug, "æ😀", "09:15:02.125 debug BrokerLink: æ😀\n")]
    public void Are_one_for_each_event_whatever_is_in_it(LogLevel level, string message, string expected) =>
        Assert.Equal(expected, Write(level, message, exception: null));

    [Fact]
    public void Show_an_exception_below() =>
        Assert.StartsWith("09:15:02.125 error BrokerLink: failed\nSystem.InvalidOperationException: why",
            Write(LogLevel.Error, "failed", new InvalidOperationException("why")), StringComparison.Ordinal);

    private static string Write(LogLevel level, string message, Exception? exception)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 15, 2, 125, TimeSpan.Zero));
        using var output = new StringWriter { NewLine = "\n" };
        new LineFormatter(time).Write(
            new LogEntry<string>(level, "IotSms.Agent.Mqtt.BrokerLink", default, message, exception, (state, _) => state), null, output);
        return output.ToString();
    }
}
