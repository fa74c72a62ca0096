namespace IotSms.Pdu.Tests.CellBroadcast;

public sealed class CellBroadcastPageTests
{
    [Fact]
    public void A_page_tells_source_edition_language_and_text_without_its_filling()
    {
        var page = Page("4113003201", "11", Packed("Flood warning" + new string('\r', 80)));
        Assert.Equal((1, 17, 3, 50, 1, 1),
            (page.GeographicalScope, page.MessageCode, page.UpdateNumber, page.MessageIdentifier, page.Page, page.Pages));
        Assert.Equal(("Flood warning", "en"), (page.Text, page.Language));
    }

    [Theory]
    [InlineData("11", 1, 1)]
    [InlineData("23", 2, 3)]
    [InlineData("FF", 15, 15)]
    [InlineData("00", 1, 1)]
    [InlineData("20", 1, 1)] // a zero in either half: the only page of one
    [InlineData("02", 1, 1)]
    public void The_page_and_the_number_of_pages_are_half_octets(string parameter, int number, int pages) =>
        Assert.Equal((number, pages), (Page("0000000001", parameter, "").Page, Page("0000000001", parameter, "").Pages));

    [Fact]
    public void A_language_ahead_of_the_text_is_told_and_taken_off()
    {
        var septets = Page("0000000010", "11", Packed("sv\rStorm"));
        Assert.Equal(("sv", "Storm"), (septets.Language, septets.Text));
        var units = Page("0000000011", "11", Packed("el") + "03A703B9000D000D");
        Assert.Equal(("el", "Χι"), (units.Language, units.Text));
    }

    [Fact]
    public void A_scheme_that_announces_a_language_over_no_content_names_none() => Assert.Null(Page("0000000010", "11", "").Language);

    [Fact]
    public void Octets_behind_the_82_of_a_page_are_no_part_of_it() =>
        Assert.Equal(82, Page("0000000001", "11", new string('0', 2 * 90)).Content.Length);

    [Theory]
    [InlineData("", "serial number", 0)]
    [InlineData("0110", "message identifier", 2)]
    [InlineData("011000", "message identifier", 2)]
    [InlineData("01100032", "data coding scheme", 4)]
    [InlineData("0110003201", "page parameter", 5)]
    public void A_page_cut_ahead_of_its_content_is_refused_with_field_and_octet(string octets, string field, int octet)
    {
        var refusal = Assert.Throws<PduException>(() => CellBroadcastPage.Decode(Convert.FromHexString(octets)));
        Assert.Equal((field, octet, "3GPP TS 23.041 9.4.1.2"), (refusal.Field, refusal.Octet, refusal.Clause));
    }

    private static CellBroadcastPage Page(string start, string parameter, string content) =>
        CellBroadcastPage.Decode(Convert.FromHexString(start + parameter + content));

    private static string Packed(string text) => Convert.ToHexString(Gsm7.Pack(Gsm7.Encode(text, default, default), 0));
}
