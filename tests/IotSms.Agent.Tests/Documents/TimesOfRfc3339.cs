using CsCheck;
using IotSms.Agent.Documents;

namespace IotSms.Agent.Tests.Documents;

public class TimesOfRfc3339
{
    [Theory]
    [InlineData("2026-11-23T09:15:02Z", "2026-11-23T09:15:02Z")]
    [InlineData("2026-11-23t09:15:02z", "2026-11-23T09:15:02Z")]
    [InlineData("2026-11-23 09:15:02Z", "2026-11-23T09:15:02Z")]
    [InlineData("2026-11-23T09:15:02.5Z", "2026-11-23T09:15:02Z")]
    [InlineData("2026-11-23T09:15:02+01:00", "2026-11-23T09:15:02+01:00")]
    [InlineData("2026-11-23T09:15:02-09:30", "2026-11-23T09:15:02-09:30")]
    [InlineData("2028-02-29T23:59:59+00:00", "2028-02-29T23:59:59Z")]
    public void Are_read_and_written_to_the_second(string text, string expected)
    {
        Assert.True(Rfc3339.TryParse(text, out var time));
        Assert.Equal(expected, Rfc3339.Format(time));
    }

    [Theory]
    [InlineData("2026-11-23T09:15:02")]
    [InlineData("2026-11-23T09:15Z")]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23Z")]
    [InlineData("09:15Z")]
    [InlineData("09:15:02+01:00")]
    [InlineData("23/11/2026 09:15:02Z")]
    [InlineData("11/23/2026 09:15:02+01:00")]
    [InlineData("2026-11-23T09:15:02+01")]
    [InlineData("2026-11-23T09:15:02+0100")]
    [InlineData("2026-11-23T24:00:00Z")]
    [InlineData("2026-02-29T09:15:02Z")]
    [InlineData("2026-11-23T09:15:02+15:00")]
    [InlineData(" 2026-11-23T09:15:02Z")]
    [InlineData("0000-00-00T00:00:00Z")]
    [InlineData("Z")]
    [InlineData("")]
    public void Are_nothing_else(string text) => Assert.False(Rfc3339.TryParse(text, out _));

    [Fact]
    public void Come_back_as_they_were() => Gen.Select(Gen.Long[0, 4_000_000_000], Gen.Int[-56, 56]).Sample(drawn =>
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(drawn.Item1).ToOffset(TimeSpan.FromMinutes(15 * drawn.Item2));

        Assert.True(Rfc3339.TryParse(Rfc3339.Format(time), out var again));
        Assert.Equal((time, time.Offset), (again, again.Offset));
    });
}
