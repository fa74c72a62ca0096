namespace IotSms.Pdu.Tests.Addressing;

public sealed class AReportNamesItsRecipientDifferently
{
    [Theory]
    [InlineData("+4790012345", "+4790012345")]
    [InlineData("+4790012345", "90012345")] // without country code
    [InlineData("+358401234567", "0401234567")] // with the national prefix
    [InlineData("+4790012345", "004790012345")] // with the international one
    [InlineData("9911630", "+25199116309911630")]
    [InlineData("2580", "2580")]
    public void It_may_be_the_same_subscriber(string one, string other) => Assert.True(Both(one, other));

    [Theory]
    [InlineData("+4790012345", "+4790012346")]
    [InlineData("2580", "+4790012580")] // a short code is no end of a number
    [InlineData("+4790012345", "12345")]
    [InlineData("0000000", "+4790000000")] // zeros in front are a prefix, which leaves nothing here
    public void It_is_somebody_else(string one, string other) => Assert.False(Both(one, other));

    [Fact]
    public void A_name_is_nobody_but_itself()
    {
        Assert.True(TpAddress.FromName("Telia").MayBe(TpAddress.FromName("Telia")));
        Assert.False(TpAddress.FromName("90012345").MayBe(TpAddress.FromNumber("90012345")));
        Assert.False(TpAddress.FromNumber("90012345").MayBe(TpAddress.FromName("90012345")));
    }

    private static bool Both(string one, string other)
    {
        var (first, second) = (TpAddress.FromNumber(one), TpAddress.FromNumber(other));
        Assert.Equal(first.MayBe(second), second.MayBe(first));
        return first.MayBe(second);
    }
}
