using CsCheck;

namespace IotSms.Pdu.Tests.Headers;

public sealed class UserDataHeaderTests
{
    [Theory]
    [InlineData("0003030201", 3, 2, 1, false)]
    [InlineData("080404030201", 1027, 2, 1, true)]
    [InlineData("05040B8423F000032A0301", 42, 3, 1, false)] // ports ahead of it
    [InlineData("00030102010003020202", 2, 2, 2, false)] // repeated: the later one
    [InlineData("000301020108040002FF02", 2, 255, 2, true)]
    [InlineData("00030102010003020203", 1, 2, 1, false)] // the later one can't be and is to be ignored
    [InlineData("00030102030003020200", 2, 2, 0, false)] // neither can be: told as it is
    [InlineData("24010100030102FF250101", 1, 2, 255, false)]
    public void The_concatenation_is_told(string octets, int reference, int total, int sequence, bool is16Bit) =>
        Assert.Equal(new Concatenation(reference, total, sequence, is16Bit), Header(octets).Concatenation);

    [Theory]
    [InlineData("")]
    [InlineData("00020201")] // an octet short of a concatenation
    [InlineData("000403020100")] // an octet too many
    [InlineData("0803030201")]
    [InlineData("0103030201")]
    [InlineData("0A03190620")]
    public void What_only_looks_like_a_concatenation_is_none(string octets) => Assert.Null(Header(octets).Concatenation);

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(2, 2, true)]
    [InlineData(255, 255, true)]
    [InlineData(2, 3, false)]
    [InlineData(2, 0, false)]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, false)]
    public void A_part_is_sound_if_it_is_one_of_its_total(int total, int sequence, bool sound) =>
        Assert.Equal(sound, new Concatenation(1, total, sequence, Is16Bit: false).IsSound);

    [Theory]
    [InlineData("05040B8423F0", 2948, 9200, true)]
    [InlineData("0402F0F1", 240, 241, false)]
    [InlineData("0402F0F105040B8423F0", 2948, 9200, true)]
    public void The_ports_are_told(string octets, int destination, int source, bool is16Bit) =>
        Assert.Equal(new ApplicationPorts(destination, source, is16Bit), Header(octets).Ports);

    [Theory]
    [InlineData("05020B84")]
    [InlineData("0404F0F1F2F3")]
    [InlineData("0003030201")]
    public void Ports_of_another_length_are_none(string octets) => Assert.Null(Header(octets).Ports);

    [Theory]
    [InlineData("", NationalLanguage.None, NationalLanguage.None)]
    [InlineData("240101", NationalLanguage.None, NationalLanguage.Turkish)]
    [InlineData("25010D", NationalLanguage.Urdu, NationalLanguage.None)]
    [InlineData("250106240106", NationalLanguage.Hindi, NationalLanguage.Hindi)]
    [InlineData("240101240103", NationalLanguage.None, NationalLanguage.Portuguese)]
    [InlineData("24010E250100", NationalLanguage.None, NationalLanguage.None)] // reserved
    [InlineData("2402010125020101", NationalLanguage.None, NationalLanguage.None)] // of another length
    [InlineData("180101190101", NationalLanguage.None, NationalLanguage.None)] // 24 and 25 taken for decimal
    public void The_languages_are_told(string octets, NationalLanguage locking, NationalLanguage single) =>
        Assert.Equal((locking, single), (Header(octets).LockingShift, Header(octets).SingleShift));

    [Fact]
    public void Indications_of_every_kind_are_told()
    {
        var indications = Header("0102800301028205010207FF010161").Indications.ToArray();
        Assert.Equal(
            [
                new(WaitingKind.Voicemail, 0, 0, Store: true, 3),
                new(WaitingKind.Email, 0, 0, Store: true, 5),
                new SpecialMessageIndication(WaitingKind.Other, 1, 0, Store: false, 255),
            ],
            indications);
        Assert.Equal(3, Header("01026001").Indications.Single().Profile);
    }

    [Fact]
    public void Elements_that_nobody_here_understands_are_kept_in_their_order()
    {
        var header = Header("0A031906200A03210410DE000B00");
        Assert.Equal([0x0A, 0x0A, 0xDE, 0x0B], header.Elements.Select(element => (int)element.Identifier));
        Assert.Equal("0E0A031906200A03210410DE000B00", Convert.ToHexString(header.Encode()));
        Assert.Equal(15, header.Length);
    }

    [Theory]
    [InlineData("00", "information element length", 1)]
    [InlineData("0003", "information element data", 2)]
    [InlineData("000303", "information element data", 2)]
    [InlineData("000303020100", "information element length", 6)]
    [InlineData("00030302010AFF190620", "information element data", 7)]
    public void An_element_that_reaches_beyond_the_header_is_refused_with_its_octet(string octets, string field, int octet)
    {
        var refusal = Assert.Throws<PduException>(() => Header(octets));
        Assert.Equal((field, octet, "3GPP TS 23.040 9.2.3.24"), (refusal.Field, refusal.Octet, refusal.Clause));
    }

    [Fact]
    public void A_header_without_elements_is_none() => Assert.Null(UserDataHeader.Of());

    [Fact]
    public void Views_are_made_into_elements_that_say_the_same()
    {
        Concatenation[] parts = [new(255, 3, 1, Is16Bit: false), new(65535, 255, 255, Is16Bit: true)];
        ApplicationPorts[] ports = [new(255, 0, Is16Bit: false), new(65535, 9200, Is16Bit: true)];
        Assert.All(parts, part => Assert.Equal(part, UserDataHeader.Of(part.ToElement())!.Concatenation));
        Assert.All(ports, pair => Assert.Equal(pair, UserDataHeader.Of(pair.ToElement())!.Ports));
    }

    [Fact]
    public void Any_elements_come_back() =>
        Gen.Select(Gen.Byte, Gen.Byte.Array[0, 20]).Array[1, 6].Sample(pairs =>
        {
            var header = UserDataHeader.Of(pairs.Select(pair => new InformationElement(pair.Item1, [.. pair.Item2])))!;
            var octets = header.Encode();
            Assert.Equal((octets.Length, octets.Length - 1), (header.Length, octets[0]));
            var read = UserDataHeader.Decode(octets.AsSpan(1));
            Assert.Equal((header, header.GetHashCode()), (read, read.GetHashCode()));
        }, seed: "0000KOIb9Cq4", iter: 500);

    private static UserDataHeader Header(string octets) => UserDataHeader.Decode(Convert.FromHexString(octets));
}
