namespace IotSms.Architecture;

public class AFileIsOneIdea
{
    [Fact]
    public void No_source_file_is_longer_than_400_lines() =>
        Assert.All(House.SourceFiles, file => Assert.True(File.ReadLines(file).Count() <= 400, $"{file} is longer than 400 lines"));

    [Fact]
    public void Most_files_fit_on_a_screen_or_two()
    {
        var lengths = House.SourceFiles.Select(file => File.ReadLines(file).Count()).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 100);
    }

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
            Path.GetFileNameWithoutExtension(file).EndsWith(word, StringComparison.Ordinal), $"{file}: what is it, in the standard's words?"));
}
