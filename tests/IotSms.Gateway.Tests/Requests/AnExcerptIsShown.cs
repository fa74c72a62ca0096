namespace IotSms.Gateway;

public class AnExcerptIsShown
{
    [Fact]
    public void A_character_is_never_cut_in_two() => Assert.Equal("a...", Excerpt.Of("a😀b", 2));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc...")]
    [InlineData("", 3, "")]
    public void What_is_short_is_shown_whole(string text, int longest, string expected) =>
        Assert.Equal(expected, Excerpt.Of(text, longest));

    [Fact]
    public void A_refusal_shows_whole_characters_of_what_was_given()
    {
        var (_, refusal) = RecipientNumber.Parse(new string('x', 39) + "😀", region: null);

        Assert.Contains($"'{new string('x', 39)}...'", refusal!.Detail, StringComparison.Ordinal);
    }
}
