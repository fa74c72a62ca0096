using CsCheck;

namespace IotSms.Pdu.Tests.Coding;

public sealed class ServiceCentreTimeStampTests
{
    [Theory]
    [InlineData("32102131415180", "2023-01-12T13:14:15+02:00")]
    [InlineData("32102131415188", "2023-01-12T13:14:15-02:00")] // the sign is bit 3
    [InlineData("3130523210658A", "2013-03-25T23:01:56-07:00")]
    [InlineData("62112490000084", "2026-11-42T09:00:00+12:00")] // a day that no month has is shown as it came
    [InlineData("00211332959510", "2000-12-31T23:59:59+00:15")]
    [InlineData("99202150750321", "1999-02-12T05:57:30+03:00")]
    [InlineData("09202150750300", "1990-02-12T05:57:30+00:00")]
    [InlineData("98202150750300", "2089-02-12T05:57:30+00:00")]
    [InlineData("00000000000000", "2000-00-00T00:00:00+00:00")]
    [InlineData("2080629173140B", "2002-08-26T19:37:41-07:30")]
    public void Seven_octets_are_local_time_and_its_distance_from_UTC(string octets, string shown)
    {
        var stamp = ServiceCentreTimeStamp.Decode(Convert.FromHexString(octets));
        Assert.Equal(shown, stamp.ToString());
        Assert.Equal(octets, Convert.ToHexString(stamp.Encode()));
    }

    [Theory]
    [InlineData("718013111245A0", "2017-08-31T11:21:54+00:00")]
    [InlineData("A28021F3123400", "2020-08-12T30:21:43+00:00")]
    [InlineData("FFFFFFFFFFFFFF", "2000-00-00T00:00:00-17:30")]
    public void A_half_octet_that_is_no_digit_counts_as_0_and_is_kept(string octets, string shown)
    {
        var stamp = ServiceCentreTimeStamp.Decode(Convert.FromHexString(octets));
        Assert.Equal(shown, stamp.ToString());
        Assert.Equal(octets, Convert.ToHexString(stamp.Encode()));
    }

    [Theory]
    [InlineData("32102131415180", true)]
    [InlineData("00000000000000", false)] // month 0
    [InlineData("32312131415180", false)] // month 13
    [InlineData("32100031415180", false)] // day 0
    [InlineData("32209200000000", false)] // 29 February of no leap year
    [InlineData("42209200000000", true)] // of a leap year
    [InlineData("32102142415180", false)] // hour 24
    [InlineData("32102131065180", false)] // minute 60
    [InlineData("32102131410680", false)] // second 60
    [InlineData("32102131415165", true)] // 14 hours ahead
    [InlineData("32102131415175", false)] // a quarter more than any zone
    public void It_names_a_time_or_does_not(string octets, bool sound)
    {
        var stamp = ServiceCentreTimeStamp.Decode(Convert.FromHexString(octets));
        Assert.Equal(sound, stamp.TryGetTime(out var time));
        Assert.Equal(sound ? stamp.ToString() : "0001-01-01T00:00:00+00:00", time.ToString("yyyy-MM-dd'T'HH:mm:sszzz"));
    }

    [Fact]
    public void A_zone_that_is_no_whole_quarter_is_moved_without_moving_the_moment()
    {
        var time = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.FromMinutes(-97));
        Assert.True(ServiceCentreTimeStamp.FromTime(time).TryGetTime(out var read));
        Assert.Equal((time.UtcDateTime, TimeSpan.FromMinutes(-90)), (read.UtcDateTime, read.Offset));
    }

    [Fact]
    public void Six_octets_are_no_stamp() => Assert.Throws<ArgumentOutOfRangeException>(() => ServiceCentreTimeStamp.Decode(new byte[6]));

    [Fact]
    public void Any_time_between_1990_and_2089_comes_back_to_the_second() =>
        Gen.Select(Gen.Long[0, 99L * 365 * 86_400], Gen.Int[-56, 56]).Sample((seconds, quarters) =>
        {
            var time = new DateTimeOffset(1990, 1, 2, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds)
                .ToOffset(TimeSpan.FromMinutes(15 * quarters));
            Assert.True(ServiceCentreTimeStamp.FromTime(time).TryGetTime(out var read));
            Assert.True(time.EqualsExact(read));
        }, seed: "0000KOIb9Cq4", iter: 2_000);
}
