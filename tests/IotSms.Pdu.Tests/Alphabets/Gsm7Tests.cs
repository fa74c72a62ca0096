using CsCheck;

namespace IotSms.Pdu.Tests.Alphabets;

public sealed class Gsm7Tests
{
    private const NationalLanguage None = NationalLanguage.None;

    private static readonly Gen<NationalLanguage> GenLanguage = Gen.Int[0, 15].Select(value => (NationalLanguage)value);

    [Theory]
    [InlineData("@£$¥èéùìòÇ\nØø\rÅå", "000102030405060708090A0B0C0D0E0F")]
    [InlineData("Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ", "101112131415161718191A1C1D1E1F")]
    [InlineData("¡ÄÖÑÜ§¿äöñüà¤", "405B5C5D5E5F607B7C7D7E7F24")]
    [InlineData("\f^{}\\[~]|€", "1B0A1B141B281B291B2F1B3C1B3D1B3E1B401B65")]
    public void Default_alphabet_and_extension_are_those_of_the_standard(string text, string septets)
    {
        Assert.Equal(septets, Convert.ToHexString(Gsm7.Encode(text, None, None)));
        Assert.Equal(text, Gsm7.Decode(Convert.FromHexString(septets), None, None));
    }

    [Theory]
    [InlineData("1B14411B", "^A ", "a last lone escape")]
    [InlineData("411B1B42", "A B", "an escape pair")]
    [InlineData("1B411B00", "A@", "codes the extension lacks")]
    [InlineData("1B", " ", "nothing but an escape")]
    [InlineData("E1", "a", "bit 8 set by a careless sender")]
    public void What_a_sender_got_wrong_is_still_shown(string septets, string text, string situation) =>
        Assert.True(text == Gsm7.Decode(Convert.FromHexString(septets), None, None), situation);

    [Fact]
    public void An_unknown_escape_shows_the_character_of_the_locking_table_in_force() =>
        Assert.Equal("ğ", Gsm7.Decode([Gsm7.Escape, 0x0C], NationalLanguage.Turkish, None));

    [Fact]
    public void A_vacant_code_of_a_locking_table_shows_a_space() =>
        Assert.Equal("a b", Gsm7.Decode([0x61, 0x0C, 0x62], NationalLanguage.Tamil, None));

    [Theory]
    [InlineData((NationalLanguage)14)]
    [InlineData((NationalLanguage)255)]
    public void A_reserved_language_reads_as_the_default(NationalLanguage reserved) =>
        Assert.Equal("è€", Gsm7.Decode([0x04, Gsm7.Escape, 0x65], reserved, reserved));

    [Fact]
    public void Spanish_has_no_locking_table() => Assert.Equal("è", Gsm7.Decode([0x04], NationalLanguage.Spanish, None));

    [Fact]
    public void A_character_both_tables_have_goes_the_shorter_way() =>
        Assert.Equal("18", Convert.ToHexString(Gsm7.Encode("€", NationalLanguage.Portuguese, NationalLanguage.Portuguese)));

    [Theory]
    [InlineData("Zażółć", "'ż' at 2")]
    [InlineData("hi 😀", "'😀' at 3")]
    [InlineData("a\u200Bb", "U+200B at 1")]
    [InlineData("\u001b[0m", "U+001B at 0")]
    [InlineData("\uE000", "U+E000 at 0")]
    [InlineData("o\u0308", "U+0308 at 1")]
    public void A_refusal_names_the_character_and_where_it_is(string text, string named)
    {
        var refusal = Assert.Throws<PduException>(() => Gsm7.Encode(text, None, None));
        Assert.StartsWith(named, refusal.Message);
        Assert.False(Gsm7.TryEncode(text, None, None, out _));
    }

    [Fact]
    public void An_empty_text_is_no_septets()
    {
        Assert.True(Gsm7.TryEncode("", None, None, out var septets));
        Assert.Empty(septets);
    }

    [Fact]
    public void Any_septets_read_as_some_text_that_codes_again() =>
        Gen.Select(Gen.Byte.Array[0, 200], GenLanguage, GenLanguage).Sample((septets, locking, single) =>
        {
            var text = Gsm7.Decode(septets, locking, single);
            Assert.Equal(text, Gsm7.Decode(Gsm7.Encode(text, locking, single), locking, single));
        }, seed: "0000KOIb9Cq4", iter: 2_000);
}
