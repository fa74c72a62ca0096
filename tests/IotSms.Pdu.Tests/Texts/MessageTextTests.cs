using System.Text;
using CsCheck;

namespace IotSms.Pdu.Tests.Texts;

public sealed class MessageTextTests
{
    private static readonly TextOptions Plain = TextOptions.Default;
    private static readonly TextOptions LongReference = new() { SixteenBitReference = true };

    private static readonly string[] Graphemes =
        ["a", "B", "7", "€", "[", "\n", "\r\n", "é", "я", "ł", "😀", "e\u0301", "👨‍👩‍👧", "🇮🇹"];

    private static readonly Gen<string> GenText =
        Gen.Int[1, Graphemes.Length].SelectMany(kinds => Gen.Int[0, kinds - 1].Array[0, 400])
            .Select(indices => string.Concat(indices.Select(i => Graphemes[i])));

    public static TheoryData<string, int, int, int[]> Lengths => new()
    {
        { "", 0, 0, [0] },
        { "a", 160, 160, [160] },
        { "a", 161, 161, [153, 8] },
        { "a", 306, 306, [153, 153] },
        { "a", 307, 307, [153, 153, 1] },
        { "€", 80, 160, [160] },
        { "€", 81, 162, [152, 10] },
        { "я", 70, 70, [70] },
        { "я", 71, 71, [67, 4] },
        { "я", 135, 135, [67, 67, 1] },
        { "😀", 35, 70, [70] },
        { "😀", 36, 72, [66, 6] },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_text_takes_the_parts_its_length_needs(string character, int count, int units, int[] partUnits)
    {
        var prepared = MessageText.Prepare(Repeat(character, count), Plain);
        Assert.Equal(units, prepared.Units);
        Assert.Equal(partUnits, prepared.Parts.Select(part => part.Units));
    }

    [Theory]
    [InlineData("a", 161, 152)]
    [InlineData("я", 71, 66)]
    [InlineData("€", 100, 152)]
    public void A_16_bit_reference_costs_room_in_every_part(string character, int count, int firstPart) =>
        Assert.Equal(firstPart, MessageText.Prepare(Repeat(character, count), LongReference).Parts[0].Units);

    [Fact]
    public void A_pair_on_the_border_moves_to_the_next_part_whole()
    {
        Assert.Equal([151, 10], PartUnits(new string('a', 151) + "€" + new string('a', 8), LongReference));
        Assert.Equal([152, 10], PartUnits(new string('a', 152) + "€" + new string('a', 8), Plain));
        Assert.Equal([65, 6], PartUnits(new string('я', 65) + "😀яяяя", LongReference));
        Assert.Equal([66, 5], PartUnits(new string('я', 66) + "😀яяя", Plain));
    }

    [Fact]
    public void Other_header_elements_take_their_room_with_and_without_concatenation()
    {
        Assert.Equal([152], PartUnits(new string('a', 152), Plain with { ExtraHeaderOctets = 6 }));
        Assert.Equal([146, 7], PartUnits(new string('a', 153), Plain with { ExtraHeaderOctets = 6 }));
    }

    [Theory]
    [InlineData("a", 39_015, 38_760)]
    [InlineData("€", 19_380, 19_380)] // 76 pairs a part, with a septet left or without
    [InlineData("я", 17_085, 16_830)]
    [InlineData("😀", 8_415, 8_415)]
    public void Up_to_255_parts_are_cut_and_no_more(string character, int most, int mostWithLongReference)
    {
        foreach (var (options, count) in new[] { (Plain, most), (LongReference, mostWithLongReference) })
        {
            Assert.Equal(255, MessageText.Prepare(Repeat(character, count), options).Parts.Count);
            Assert.Contains("256 parts, 255", Refusal(Repeat(character, count + 1), options));
        }
    }

    [Fact]
    public void A_part_too_many_is_refused_with_the_count_and_the_limit()
    {
        Assert.Contains("3 parts, 2", Refusal(new string('a', 400), Plain with { MaxParts = 2 }));
        Assert.Contains("256 parts, 255", Refusal(new string('a', 39_016), Plain with { MaxParts = 1000 }));
    }

    [Theory]
    [InlineData("The quick brown łux", "UCS-2 because of 'ł' at 16")]
    [InlineData("hi 😀", "UCS-2 because of '😀' at 3")]
    [InlineData("a\u00A0b", "UCS-2 because of U+00A0 at 1")]
    public void The_character_that_made_it_UCS_2_is_named(string text, string reason)
    {
        var prepared = MessageText.Prepare(text, Plain);
        Assert.Equal((Alphabet.Ucs2, reason), (prepared.Alphabet, prepared.Reason));
    }

    [Fact]
    public void A_GSM_text_has_no_reason_to_give() =>
        Assert.Equal((Alphabet.Gsm7, null),
            (MessageText.Prepare("Grüße @ 5 €", Plain).Alphabet, MessageText.Prepare("Grüße @ 5 €", Plain).Reason));

    [Fact]
    public void UCS_2_can_be_asked_for()
    {
        var prepared = MessageText.Prepare("ok", Plain with { ForcedAlphabet = Alphabet.Ucs2 });
        Assert.Equal("006F006B", Convert.ToHexString(prepared.Parts[0].Content.Span));
        Assert.Equal("UCS-2 because it was asked for", prepared.Reason);
    }

    [Fact]
    public void A_character_that_a_forced_GSM_alphabet_lacks_is_refused_by_name() =>
        Assert.StartsWith("'ł' at 1", Refusal("płot", Plain with { ForcedAlphabet = Alphabet.Gsm7 }));

    [Theory]
    [InlineData(Alphabet.EightBit)]
    [InlineData(Alphabet.Reserved)]
    public void Text_has_no_other_alphabets(Alphabet alphabet) =>
        Assert.Contains(alphabet.ToString(), Refusal("a", Plain with { ForcedAlphabet = alphabet }));

    // Attributes can't hold half a pair.
    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.StartsWith("U+D83D at 1", Refusal("a\uD83D", Plain));
        Assert.StartsWith("U+DE00 at 0", Refusal("\uDE00\uD83D", Plain));
        Assert.StartsWith("U+D83D at 2", Refusal("😀\uD83Dя", Plain));
    }

    [Fact]
    public void A_header_that_leaves_no_room_is_refused() =>
        Assert.Contains("no room", Refusal("text", Plain with { ExtraHeaderOctets = 139 }));

    [Fact]
    public void A_letter_and_its_mark_stay_in_one_part()
    {
        var prepared = MessageText.Prepare(new string('я', 66) + "и\u0306" + "яяя", Plain);
        Assert.Equal([66, 5], prepared.Parts.Select(part => part.Units));
        Assert.StartsWith("и\u0306", prepared.Parts[1].Text);
    }

    [Fact]
    public void A_family_stays_in_one_part()
    {
        const string family = "👨‍👩‍👧‍👦";
        var prepared = MessageText.Prepare(new string('я', 60) + family + "!", Plain);
        Assert.Equal(family + "!", prepared.Parts[1].Text);
    }

    [Fact]
    public void A_line_end_of_two_characters_stays_in_one_part() =>
        Assert.StartsWith("\r\n", MessageText.Prepare(new string('a', 152) + "\r\n" + new string('b', 20), Plain).Parts[1].Text);

    [Fact]
    public void Graphemes_are_cut_where_keeping_them_would_cost_a_part()
    {
        var text = new string('я', 66) + "и\u0306" + new string('я', 66);
        Assert.Equal([67, 67], PartUnits(text, Plain));
    }

    [Fact]
    public void A_grapheme_that_can_not_be_kept_gives_up_no_other()
    {
        // 199 of 201 units: moving the family (11 units, 6 of them before the border) would cost a part, moving the letter is free.
        var text = new string('я', 60) + "👨‍👩‍👧‍👦" + new string('я', 61) + "и\u0306" + new string('я', 65);
        Assert.Equal([66, 66, 67], PartUnits(text, Plain));
        Assert.StartsWith("и\u0306", MessageText.Prepare(text, Plain).Parts[2].Text);
    }

    [Fact]
    public void No_text_takes_more_parts_for_its_graphemes() =>
        GenText.Sample(text =>
        {
            var prepared = MessageText.Prepare(text, Plain);
            ReadOnlyMemory<byte> content = prepared.Parts.SelectMany(part => part.Content.ToArray()).ToArray();
            var capacity = PartCapacity.Of(prepared.Alphabet, prepared.Parts.Count == 1 ? 0 : PartCapacity.ConcatenationOctets);
            Assert.Equal(prepared.Parts.Count, Math.Max(1, Segmentation.Cut(prepared.Alphabet, content, capacity).Count));
        }, seed: "0000KOIb9Cq4", iter: 500);

    [Fact]
    public void A_grapheme_longer_than_a_part_is_cut_between_characters()
    {
        var text = "a" + new string('\u0301', 200);
        Assert.Equal([67, 67, 67], PartUnits(text, Plain));
    }

    [Fact]
    public void Parts_join_to_the_text_fit_their_header_and_cut_no_pair() =>
        Gen.Select(GenText, Gen.Bool, Gen.Bool, Gen.Int[0, 20]).Sample((text, forceUcs2, longReference, extra) =>
        {
            var options = new TextOptions
            {
                ForcedAlphabet = forceUcs2 ? Alphabet.Ucs2 : null,
                SixteenBitReference = longReference,
                ExtraHeaderOctets = extra,
            };
            var prepared = MessageText.Prepare(text, options);
            var concatenation = prepared.Parts.Count == 1 ? 0 : longReference ? 6 : 5;
            var capacity = PartCapacity.Of(prepared.Alphabet, extra + concatenation);
            Assert.Equal(text, string.Concat(prepared.Parts.Select(part => part.Text)));
            Assert.Equal(prepared.Units, prepared.Parts.Sum(part => part.Units));
            Assert.All(prepared.Parts, part => Assert.InRange(part.Content.Length, 0, capacity));
            Assert.All(prepared.Parts, part => Assert.Equal(part.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(part.Text))));
        }, seed: "0000KOIb9Cq4", iter: 1_000);

    private static string Repeat(string character, int count) => string.Concat(Enumerable.Repeat(character, count));

    private static IEnumerable<int> PartUnits(string text, TextOptions options) =>
        MessageText.Prepare(text, options).Parts.Select(part => part.Units);

    private static string Refusal(string text, TextOptions options) =>
        Assert.Throws<PduException>(() => MessageText.Prepare(text, options)).Message;
}
