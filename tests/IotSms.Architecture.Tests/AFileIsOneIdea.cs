using System.Text.RegularExpressions;

namespace IotSms.Architecture;

public partial class AFileIsOneIdea
{
    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Assert.All(House.SourceFiles, file => Assert.True(File.ReadLines(file).Count() <= 400, $"{file} is longer than 400 lines"));

    [Fact]
    public void No_line_is_wider_than_140_characters() =>
        Assert.All(House.SourceFiles.Concat(House.TestFiles), file => Assert.DoesNotContain(
            File.ReadLines(file), line => line.Length > 140));

    [Fact]
    public void Most_files_fit_on_a_screen_or_two()
    {
        var lengths = House.SourceFiles.Select(file => File.ReadLines(file).Count()).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 100);
    }

    [Fact]
    public void A_file_holds_the_type_of_its_name() =>
        Assert.All(House.SourceFiles.Where(file => Path.GetFileName(file) != "Program.cs"), file => Assert.Contains(
            Path.GetFileName(file).Split('.')[0],
            TypeDeclaration().Matches(File.ReadAllText(file)).Select(type => type.Groups["name"].Value)));

    [Fact]
    public void Nothing_refers_to_what_is_not_in_the_repository() =>
        Assert.All(House.SourceFiles, file => Assert.DoesNotContain("../shared", File.ReadAllText(file), StringComparison.Ordinal));

    [Fact]
    public void Every_project_of_the_chain_has_tests() =>
        Assert.All((string[])[.. House.Chain, "IotSms.Simulator"], project =>
            Assert.True(
                File.Exists(Path.Combine(House.Root, "tests", $"{project}.Tests", $"{project}.Tests.csproj")), $"{project} has no tests"));

    [Theory]
    [InlineData("#region")]
    [InlineData("NotImplementedException")]
    [InlineData("TODO")]
    [InlineData("FIXME")]
    [InlineData("async void")]
    public void Nothing_is_left_over(string mark) =>
        Assert.All(House.SourceFiles, file => Assert.DoesNotContain(mark, File.ReadAllText(file), StringComparison.Ordinal));

    [Theory]
    [InlineData("Manager")]
    [InlineData("Helper")]
    [InlineData("Utils")]
    [InlineData("Common")]
    public void No_name_says_nothing(string word) =>
        Assert.All(House.SourceFiles, file => Assert.False(
            Path.GetFileNameWithoutExtension(file).EndsWith(word, StringComparison.Ordinal),
            $"{file}: what is it, in the standard's words?"));

    [GeneratedRegex(
        @"^(?:public|internal)\s[\w\s]*?\b(?:class|record struct|record|struct|interface|enum|delegate\s+[\w<>?]+)\s+(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();
}
