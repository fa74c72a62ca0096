using IotSms.Telecontrol.Templates;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Telecontrol.Tests.Templates;

public sealed class TextsOfOnesOwn : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Stand_over_those_of_the_program()
    {
        File.WriteAllText(_folder.File("nb.json"), """{ "access.code-wrong": "Niks." }""");
        File.WriteAllText(_folder.File("fr.json"), """{ "access.code-wrong": "Code faux.", }""");

        var book = PhraseBook.Open(_folder.Path, new FakeTimeProvider(), out var mistakes);

        Assert.Empty(mistakes);
        Assert.Equal("Niks.", book.Of("nb").Say("access.code-wrong"));
        Assert.Equal("Det har du ikke lov til.", book.Of("nb").Say("access.role"));
        Assert.Equal("Code faux.", book.Of("fr-CH").Say("access.code-wrong"));
        Assert.Equal("You may not do that.", book.Of("fr").Say("access.role"));
    }

    [Theory]
    [InlineData("""{ "access.code-wong": "x" }""", "access.code-wong", "there is no such text", "access.code-wong")]
    [InlineData("""{ "access.code-wrong": "{{x" }""", "access.code-wrong", "at character 1: ", null)]
    [InlineData("""{ "balance.is": "{{amuont}}" }""", "balance.is", "there is no value 'amuont'", "amuont")]
    [InlineData("{\n\"balance.is\": 7 }", null, "line 2: ", null)]
    [InlineData("""{ "balance.is": "a", "balance.is": "b" }""", null, "line 1: ", null)]
    public void Are_left_out_and_told_when_they_are_wrong(string json, string? key, string problem, string? word)
    {
        File.WriteAllText(_folder.File("en.json"), json);

        var book = PhraseBook.Open(_folder.Path, new FakeTimeProvider(), out var mistakes);

        var mistake = Assert.Single(mistakes);
        Assert.Equal((_folder.File("en.json"), key, word), (mistake.File, mistake.Key, mistake.Word));
        Assert.StartsWith(problem, mistake.Problem);
        Assert.Equal("Code wrong.", book.Of("en").Say("access.code-wrong"));
    }

    [Fact]
    public void Know_the_words_that_would_be_right()
    {
        File.WriteAllText(_folder.File("en.json"), """{ "balance.is": "{{amuont}}" }""");

        PhraseBook.Open(_folder.Path, new FakeTimeProvider(), out var mistakes);

        Assert.Equal(["amount", "at"], Assert.Single(mistakes).Known.Order());
    }

    [Fact]
    public void Can_be_in_no_directory_that_is_not_there()
    {
        PhraseBook.Open(_folder.File("nowhere"), new FakeTimeProvider(), out var mistakes);

        Assert.Equal("no such directory", Assert.Single(mistakes).Problem);
    }
}
