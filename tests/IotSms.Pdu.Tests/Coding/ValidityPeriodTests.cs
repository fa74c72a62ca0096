namespace IotSms.Pdu.Tests.Coding;

public sealed class ValidityPeriodTests
{
    [Theory]
    [InlineData(0, "00:05:00")]
    [InlineData(5, "00:30:00")]
    [InlineData(143, "12:00:00")]
    [InlineData(144, "12:30:00")]
    [InlineData(167, "1.00:00:00")]
    [InlineData(168, "2.00:00:00")]
    [InlineData(196, "30.00:00:00")]
    [InlineData(197, "35.00:00:00")]
    [InlineData(255, "441.00:00:00")]
    public void A_relative_period_counts_in_four_steps(byte value, string duration)
    {
        Assert.Equal(TimeSpan.Parse(duration), new ValidityPeriod.Relative(value).Duration);
        Assert.Equal(value, ValidityPeriod.Relative.AtMost(TimeSpan.Parse(duration)).Value);
    }

    [Theory]
    [InlineData("00:05:01", 0)]
    [InlineData("00:09:59", 0)]
    [InlineData("12:29:59", 143)]
    [InlineData("1.23:59:59", 167)]
    [InlineData("34.23:59:59", 196)]
    [InlineData("440.23:59:59", 254)]
    public void No_period_outlasts_the_duration_asked_for(string duration, byte value) =>
        Assert.Equal(value, ValidityPeriod.Relative.AtMost(TimeSpan.Parse(duration)).Value);

    [Theory]
    [InlineData("00:04:59")]
    [InlineData("441.00:00:01")]
    [InlineData("-00:05:00")]
    public void What_can_not_be_coded_is_refused(string duration)
    {
        var refusal = Assert.Throws<PduException>(() => ValidityPeriod.Relative.AtMost(TimeSpan.Parse(duration)));
        Assert.Equal(("TP-VP", -1, "3GPP TS 23.040 9.2.3.12"), (refusal.Field, refusal.Octet, refusal.Clause));
        Assert.Contains("5 minutes to 63 weeks", refusal.Message);
    }

    [Fact]
    public void Periods_grow_with_their_value()
    {
        for (var value = 1; value <= 255; value++)
            Assert.True(new ValidityPeriod.Relative((byte)value).Duration > new ValidityPeriod.Relative((byte)(value - 1)).Duration);
    }

    [Theory]
    [InlineData("00000000000000", null, false)] // none
    [InlineData("01A70000000000", "1.00:00:00", false)] // as the relative format
    [InlineData("02FF0000000000", "00:04:15", false)] // seconds
    [InlineData("03302154000000", "03:12:45", false)] // hours, minutes, seconds
    [InlineData("04FFFFFFFFFFFF", null, false)] // reserved
    [InlineData("42050000000000", "00:00:05", true)] // single shot
    public void An_enhanced_period_gives_a_duration_in_three_forms_and_is_kept(string octets, string? duration, bool singleShot)
    {
        var period = ValidityPeriod.Enhanced.Decode(Convert.FromHexString(octets));
        Assert.Equal(duration is null ? null : TimeSpan.Parse(duration), period.Duration);
        Assert.Equal(singleShot, period.IsSingleShot);
        Assert.Equal(octets, Convert.ToHexString(period.Encode()));
    }

    [Fact]
    public void Six_octets_are_no_enhanced_period() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ValidityPeriod.Enhanced.Decode(new byte[6]));
}
