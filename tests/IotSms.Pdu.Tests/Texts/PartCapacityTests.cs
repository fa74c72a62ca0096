namespace IotSms.Pdu.Tests.Texts;

public sealed class PartCapacityTests
{
    [Theory]
    [InlineData(0, 160, 140, 140)] // no header
    [InlineData(5, 153, 134, 134)] // concatenation
    [InlineData(6, 152, 133, 132)] // concatenation with a 16-bit reference, or both shift tables, or ports
    [InlineData(3, 155, 136, 136)] // one shift table
    [InlineData(8, 149, 131, 130)] // concatenation and one shift table
    [InlineData(9, 148, 130, 130)] // the same with a 16-bit reference
    [InlineData(11, 146, 128, 128)] // concatenation and both shift tables, or ports
    [InlineData(139, 0, 0, 0)] // nothing but header
    [InlineData(500, 0, 0, 0)]
    public void What_fits_behind_a_header(int elementOctets, int septets, int octets, int ucs2Octets)
    {
        Assert.Equal(septets, PartCapacity.Of(Alphabet.Gsm7, elementOctets));
        Assert.Equal(octets, PartCapacity.Of(Alphabet.EightBit, elementOctets));
        Assert.Equal(ucs2Octets, PartCapacity.Of(Alphabet.Ucs2, elementOctets));
    }
}
