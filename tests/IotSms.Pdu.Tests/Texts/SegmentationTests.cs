using CsCheck;

namespace IotSms.Pdu.Tests.Texts;

public sealed class SegmentationTests
{
    [Theory]
    [InlineData(Alphabet.Gsm7, "011B1B0405060708", 3, "011B1B 040506 0708")]
    [InlineData(Alphabet.Gsm7, "01021B0405", 3, "0102 1B0405")]
    [InlineData(Alphabet.Gsm7, "1B141B28", 3, "1B14 1B28")]
    [InlineData(Alphabet.Gsm7, "0102031B", 3, "010203 1B")]
    [InlineData(Alphabet.Ucs2, "01020304", 2, "0102 0304")]
    [InlineData(Alphabet.Ucs2, "0041D83DDE00", 4, "0041 D83DDE00")]
    [InlineData(Alphabet.Ucs2, "DE00D83D0041", 4, "DE00D83D 0041")]
    [InlineData(Alphabet.Ucs2, "010203040506", 5, "01020304 0506")]
    [InlineData(Alphabet.Ucs2, "010203040506070809", 4, "01020304 05060708 09")]
    [InlineData(Alphabet.EightBit, "1B1B1B1B", 3, "1B1B1B 1B")]
    [InlineData(Alphabet.Gsm7, "", 3, "")]
    public void Pairs_stay_whole(Alphabet alphabet, string content, int capacity, string pieces) =>
        Assert.Equal(pieces, Join(Segmentation.Cut(alphabet, Convert.FromHexString(content), capacity)));

    [Theory]
    [InlineData(Alphabet.Gsm7, "1B14", 1)]
    [InlineData(Alphabet.Ucs2, "D83DDE00", 2)]
    [InlineData(Alphabet.Gsm7, "01", 0)]
    public void A_capacity_below_a_character_is_refused(Alphabet alphabet, string content, int capacity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Segmentation.Cut(alphabet, Convert.FromHexString(content), capacity));

    [Fact]
    public void Pieces_join_to_the_whole_and_none_is_too_long() =>
        Gen.Select(Gen.OneOf(Gen.Const((byte)0x1B), Gen.Byte[0, 127]).Array[0, 400], Gen.Int[2, 160]).Sample((septets, capacity) =>
        {
            var pieces = Segmentation.Cut(Alphabet.Gsm7, septets, capacity);
            Assert.Equal(septets, pieces.SelectMany(piece => piece.ToArray()));
            Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, capacity));
            Assert.All(pieces.SkipLast(1), piece => Assert.False(EndsInsidePair(piece.Span)));
        }, seed: "0000KOIb9Cq4", iter: 2_000);

    private static bool EndsInsidePair(ReadOnlySpan<byte> septets)
    {
        var escapes = 0;
        while (escapes < septets.Length && septets[^(escapes + 1)] == Gsm7.Escape)
            escapes++;
        return escapes % 2 == 1;
    }

    private static string Join(IEnumerable<ReadOnlyMemory<byte>> pieces) =>
        string.Join(' ', pieces.Select(piece => Convert.ToHexString(piece.Span)));
}
