using CsCheck;
using IotSms.Pdu;
using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Tests.Commands;

public class AnAnswerIsCut
{
    [Fact]
    public void What_fits_stays_as_it_is() => Assert.Equal("a b", AnswerCut.Fit("a b", 1, SegmentsOf));

    [Fact]
    public void What_does_not_ends_behind_a_word()
    {
        var text = string.Join(' ', Enumerable.Repeat("level", 40));

        var cut = AnswerCut.Fit(text, 1, SegmentsOf);

        Assert.Equal($"{string.Join(' ', Enumerable.Repeat("level", 26))}...", cut);
        Assert.Equal(1, SegmentsOf(cut));
    }

    [Fact]
    public void One_that_may_take_two_segments_takes_two()
    {
        var cut = AnswerCut.Fit(string.Join(' ', Enumerable.Repeat("level", 80)), 2, SegmentsOf);

        Assert.Equal(2, SegmentsOf(cut));
        Assert.EndsWith("level...", cut);
    }

    [Fact]
    public void A_single_word_that_is_too_long_is_cut_between_letters()
    {
        Assert.Equal($"{new string('x', 157)}...", AnswerCut.Fit(new string('x', 200), 1, SegmentsOf));
        Assert.Equal(
            $"{string.Concat(Enumerable.Repeat("👷", 33))}...", AnswerCut.Fit(string.Concat(Enumerable.Repeat("👷", 60)), 1, SegmentsOf));
    }

    [Fact]
    public void Any_text_fits_then_and_is_a_beginning_of_whole_words() => Gen.Select(Gen.String["abæł \n"], Gen.Int[1, 3])
        .Where(pair => pair.Item1.Length > 0)
        .Sample((text, segments) =>
        {
            var padded = string.Join(' ', Enumerable.Repeat(text, 20));
            var cut = AnswerCut.Fit(padded, segments, SegmentsOf);
            if (cut == padded)
                return SegmentsOf(cut) <= segments;
            var kept = cut[..^3];
            var isAlone = !padded[..padded.Length].TrimStart().Any(char.IsWhiteSpace);
            return SegmentsOf(cut) <= segments && padded.StartsWith(kept, StringComparison.Ordinal)
                && (char.IsWhiteSpace(padded[kept.Length]) || isAlone);
        }, iter: 300);

    private static int SegmentsOf(string text) => text.Length == 0 ? 0 : MessageText.Prepare(text, new TextOptions()).Parts.Count;
}
