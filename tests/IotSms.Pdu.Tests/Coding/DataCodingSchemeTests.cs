namespace IotSms.Pdu.Tests.Coding;

public sealed class DataCodingSchemeTests
{
    [Theory]
    [InlineData(0x00, Alphabet.Gsm7, null, false)]
    [InlineData(0x03, Alphabet.Gsm7, null, false)] // class bits without meaning
    [InlineData(0x04, Alphabet.EightBit, null, false)]
    [InlineData(0x08, Alphabet.Ucs2, null, false)]
    [InlineData(0x0C, Alphabet.Reserved, null, false)]
    [InlineData(0x10, Alphabet.Gsm7, 0, false)]
    [InlineData(0x13, Alphabet.Gsm7, 3, false)]
    [InlineData(0x15, Alphabet.EightBit, 1, false)]
    [InlineData(0x1A, Alphabet.Ucs2, 2, false)]
    [InlineData(0x20, Alphabet.Gsm7, null, true)]
    [InlineData(0x38, Alphabet.Ucs2, 0, true)]
    [InlineData(0x3C, Alphabet.Reserved, 0, true)]
    [InlineData(0x40, Alphabet.Gsm7, null, false)] // marked for automatic deletion
    [InlineData(0x59, Alphabet.Ucs2, 1, false)]
    [InlineData(0x64, Alphabet.EightBit, null, true)]
    [InlineData(0x80, Alphabet.Reserved, null, false)]
    [InlineData(0xBF, Alphabet.Reserved, null, false)]
    [InlineData(0xC0, Alphabet.Gsm7, null, false)]
    [InlineData(0xD3, Alphabet.Gsm7, null, false)]
    [InlineData(0xEB, Alphabet.Ucs2, null, false)]
    [InlineData(0xF0, Alphabet.Gsm7, 0, false)]
    [InlineData(0xF5, Alphabet.EightBit, 1, false)]
    [InlineData(0xFB, Alphabet.Gsm7, 3, false)] // bit 3 is reserved, and no matter
    [InlineData(0xFF, Alphabet.EightBit, 3, false)]
    public void Every_group_names_alphabet_class_and_compression(byte octet, Alphabet alphabet, int? messageClass, bool compressed)
    {
        var scheme = new DataCodingScheme(octet);
        Assert.Equal((alphabet, messageClass, compressed), (scheme.Alphabet, scheme.MessageClass, scheme.IsCompressed));
    }

    [Theory]
    [InlineData(0x3F, false)]
    [InlineData(0x40, true)]
    [InlineData(0x7F, true)]
    [InlineData(0x80, false)]
    [InlineData(0xC0, false)]
    public void The_automatic_deletion_group_is_marked(byte octet, bool marked) =>
        Assert.Equal(marked, new DataCodingScheme(octet).IsMarkedForDeletion);

    [Theory]
    [InlineData(0xC0, WaitingKind.Voicemail, false, false)]
    [InlineData(0xC8, WaitingKind.Voicemail, true, false)]
    [InlineData(0xC9, WaitingKind.Fax, true, false)]
    [InlineData(0xD2, WaitingKind.Email, false, true)]
    [InlineData(0xDB, WaitingKind.Other, true, true)]
    [InlineData(0xE8, WaitingKind.Voicemail, true, true)]
    public void What_waits_elsewhere_is_told(byte octet, WaitingKind kind, bool active, bool store) =>
        Assert.Equal(new MessageWaiting(kind, active, store), new DataCodingScheme(octet).MessageWaiting);

    [Theory]
    [InlineData(0x08)]
    [InlineData(0xBF)]
    [InlineData(0xF0)]
    public void Other_groups_say_nothing_about_waiting(byte octet) => Assert.Null(new DataCodingScheme(octet).MessageWaiting);

    [Theory]
    [InlineData(Alphabet.Gsm7, null, 0x00)]
    [InlineData(Alphabet.Gsm7, 0, 0x10)]
    [InlineData(Alphabet.EightBit, null, 0x04)]
    [InlineData(Alphabet.EightBit, 3, 0x17)]
    [InlineData(Alphabet.Ucs2, null, 0x08)]
    [InlineData(Alphabet.Ucs2, 1, 0x19)]
    public void A_scheme_is_made_of_alphabet_and_class_and_says_them_again(Alphabet alphabet, int? messageClass, byte octet)
    {
        var scheme = DataCodingScheme.For(alphabet, messageClass);
        Assert.Equal((octet, alphabet, messageClass), (scheme.Octet, scheme.Alphabet, scheme.MessageClass));
    }

    [Theory]
    [InlineData(Alphabet.Reserved, null)]
    [InlineData(Alphabet.Gsm7, 4)]
    public void There_is_no_scheme_of_a_reserved_alphabet_or_a_class_above_3(Alphabet alphabet, int? messageClass) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DataCodingScheme.For(alphabet, messageClass));
}
