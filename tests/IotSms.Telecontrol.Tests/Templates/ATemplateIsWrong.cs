using CsCheck;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Tests.Templates;

public class ATemplateIsWrong
{
    [Theory]
    [InlineData("ab {{name", 4, "is not closed")]
    [InlineData("ab {{", 4, "is not closed")]
    [InlineData("{{}}", 3, "a name is missing")]
    [InlineData("{{ | x}}", 4, "a name is missing")]
    [InlineData("{{9a}}", 3, "begins with a letter")]
    [InlineData("{{a b}}", 3, "begins with a letter")]
    [InlineData("{{{a}}", 3, "begins with a letter")]
    [InlineData("{{a|round:0.0}}", 5, "no filter 'round'; write upper, lower, number, date")]
    [InlineData("{{a|x|y}}", 7, "second default")]
    [InlineData("{{a|upper:x}}", 5, "upper takes no argument")]
    [InlineData("{{a|lower:}}", 5, "lower takes no argument")]
    [InlineData("{{a|number:}}", 5, "1 to 32 characters")]
    [InlineData("{{a|number:N999999999}}", 5, "no form of numbers")]
    [InlineData("{{a|number:..}}", 5, "no form of numbers")]
    [InlineData("{{a|number:000000000000000000000000000000000}}", 5, "1 to 32 characters")]
    [InlineData("{{a|date:H}}", 5, "no form of dates")]
    [InlineData("{{a|\"open}}", 5, "quote is not closed")]
    public void And_says_where_and_why(string text, int position, string problem)
    {
        Assert.False(TextTemplate.TryParse(text, out var template, out var mistake));

        Assert.Null(template);
        Assert.Equal(position, mistake.Position);
        Assert.Contains(problem, mistake.Problem);
        Assert.Contains($"at character {position}: ", Assert.Throws<FormatException>(() => TextTemplate.Parse(text)).Message);
    }

    [Fact]
    public void Whatever_is_written_it_is_read_or_its_mistake_lies_within_it() =>
        Gen.Char["{}|\":ab0 .date\n"].Array[0, 40].Select(letters => new string(letters)).Sample(text =>
            TextTemplate.TryParse(text, out var template, out var mistake)
                ? template.Names.All(name => text.Contains(name, StringComparison.Ordinal))
                : mistake.Position >= 1 && mistake.Position <= text.Length + 1, iter: 20_000);

    [Theory]
    [InlineData("{{")]
    [InlineData("{{a|")]
    [InlineData("{{a}}")]
    [InlineData("{{{{")]
    [InlineData("\"")]
    [InlineData("{{a|\"")]
    [InlineData("|")]
    public void A_million_characters_are_read_once(string piece) =>
        Assert.True(TextTemplate.TryParse(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)), out _, out var mistake)
            || mistake.Position > 0);
}
