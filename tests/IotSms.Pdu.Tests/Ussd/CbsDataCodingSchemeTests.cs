namespace IotSms.Pdu.Tests.Ussd;

public sealed class CbsDataCodingSchemeTests
{
    [Theory]
    [InlineData(0x00, Alphabet.Gsm7, "de", null)]
    [InlineData(0x01, Alphabet.Gsm7, "en", null)]
    [InlineData(0x0E, Alphabet.Gsm7, "pl", null)]
    [InlineData(0x0F, Alphabet.Gsm7, null, null)]
    [InlineData(0x20, Alphabet.Gsm7, "cs", null)]
    [InlineData(0x24, Alphabet.Gsm7, "is", null)]
    [InlineData(0x25, Alphabet.Gsm7, null, null)]
    [InlineData(0x40, Alphabet.Gsm7, null, null)]
    [InlineData(0x44, Alphabet.EightBit, null, null)]
    [InlineData(0x48, Alphabet.Ucs2, null, null)]
    [InlineData(0x4C, Alphabet.Reserved, null, null)]
    [InlineData(0x59, Alphabet.Ucs2, null, 1)]
    [InlineData(0x98, Alphabet.Ucs2, null, 0)]
    [InlineData(0xF0, Alphabet.Gsm7, null, 0)]
    [InlineData(0xF6, Alphabet.EightBit, null, 2)]
    [InlineData(0x12, Alphabet.Reserved, null, null)]
    [InlineData(0x30, Alphabet.Reserved, null, null)]
    [InlineData(0xE0, Alphabet.Reserved, null, null)]
    public void An_octet_names_alphabet_language_and_class(byte value, Alphabet alphabet, string? language, int? messageClass)
    {
        var scheme = CbsDataCodingScheme.Decode(value);
        Assert.Equal((value, alphabet, language, messageClass), (scheme.Value, scheme.Alphabet, scheme.Language, scheme.MessageClass));
    }

    [Theory]
    [InlineData(0x10, Alphabet.Gsm7)]
    [InlineData(0x11, Alphabet.Ucs2)]
    public void Two_octets_announce_a_language_in_the_text(byte value, Alphabet alphabet) =>
        Assert.Equal((alphabet, true), (CbsDataCodingScheme.Decode(value).Alphabet, CbsDataCodingScheme.Decode(value).HasLanguagePrefix));

    [Fact]
    public void Compression_and_headers_are_told()
    {
        Assert.True(CbsDataCodingScheme.Decode(0x60).IsCompressed);
        Assert.True(CbsDataCodingScheme.Decode(0x94).HasUserDataHeader);
        Assert.False(CbsDataCodingScheme.Unspecified.IsCompressed || CbsDataCodingScheme.Unspecified.HasUserDataHeader);
    }

    [Fact]
    public void Every_octet_means_something()
    {
        for (var value = 0; value <= byte.MaxValue; value++)
            Assert.Equal(value, CbsDataCodingScheme.Decode((byte)value).Value);
    }
}
