using CsCheck;

namespace IotSms.Gateway;

public class RecipientNumberTests
{
    [Theory]
    [InlineData("+4790012345", null, "+4790012345")]
    [InlineData("004790012345", null, "+4790012345")]
    [InlineData("4790012345", null, "+4790012345")]
    [InlineData("4790012345", "NO", "+4790012345")]
    [InlineData("90012345", "NO", "+4790012345")]
    [InlineData(" 900 12 345 ", "no", "+4790012345")]
    [InlineData("+47 (900) 12-345", null, "+4790012345")]
    [InlineData("+44 (0)20 7946 0958", null, "+442079460958")]
    [InlineData("020 7946 0958", "GB", "+442079460958")]
    [InlineData("447946000000", "GB", "+447946000000")]
    [InlineData("8 912 345-67-89", "RU", "+79123456789")]
    [InlineData("415.555.0123", "US", "+14155550123")]
    [InlineData("14155550123", "US", "+14155550123")]
    [InlineData("06 12345678", "IT", "+390612345678")]
    [InlineData("1999", null, "1999")]
    [InlineData("112", "NO", "112")]
    [InlineData("911234", null, "911234")]
    public void What_people_write_is_understood(string text, string? region, string number) =>
        Assert.Equal((number, null), RecipientNumber.Parse(text, region));

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("12")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("+047900123")]
    [InlineData("ALARM")]
    [InlineData("90012345x")]
    [InlineData("+47+90012345")]
    [InlineData("0900123456")]
    [InlineData("٠١٢٣٤٥٦٧٨")]
    public void What_is_no_number_is_refused(string text)
    {
        var (number, refusal) = RecipientNumber.Parse(text, null);

        Assert.Null(number);
        Assert.Equal(("invalid-number", "to"), (refusal!.Code, refusal.Field));
    }

    [Fact]
    public void A_number_read_is_read_again_as_itself() => Gen.String[Gen.Char["0123456789+ -()"], 0, 20].Sample(text =>
    {
        foreach (var region in (string?[])[null, "NO", "DE", "US"])
            if (RecipientNumber.Parse(text, region).Number is { } number)
                Assert.Equal(number, RecipientNumber.Parse(number, region).Number);
    }, iter: 5000);
}
