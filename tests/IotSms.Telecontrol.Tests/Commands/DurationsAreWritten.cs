using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Tests.Commands;

public class DurationsAreWritten
{
    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("5s", 5.0)]
    [InlineData("5 s", null)]
    [InlineData("0.5s", 0.5)]
    [InlineData("0,5S", 0.5)]
    [InlineData("500ms", 0.5)]
    [InlineData("2m", 120.0)]
    [InlineData("2min", 120.0)]
    [InlineData("1h", 3600.0)]
    [InlineData("1d", 86400.0)]
    [InlineData("0", null)]
    [InlineData("0s", null)]
    [InlineData("-1s", null)]
    [InlineData("", null)]
    [InlineData("s", null)]
    [InlineData("1.2.3s", null)]
    [InlineData("5w", null)]
    [InlineData("4000d", null)]
    [InlineData("99999999999999999999999999999999999999d", null)]
    public void With_a_number_and_a_unit(string text, double? seconds) =>
        Assert.Equal(seconds, Duration.Read(text)?.TotalSeconds);
}
