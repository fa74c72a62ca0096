using System.Text.RegularExpressions;

namespace IotSms.Architecture;

public partial class TheWalkLeadsThroughTheHouse
{
    [Fact]
    public void Every_file_that_CONTRIBUTING_names_is_there()
    {
        var walk = File.ReadAllText(Path.Combine(House.Root, "CONTRIBUTING.md"));
        var named = SourceFile().Matches(walk).Select(match => match.Groups["path"].Value).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.Contains(House.SourceFiles, file => file.EndsWith($"/{path}", StringComparison.Ordinal)
            || file.EndsWith($"/IotSms.{path}", StringComparison.Ordinal)));
    }

    [GeneratedRegex("`(?<path>[A-Za-z0-9./]+\\.cs)`")]
    private static partial Regex SourceFile();
}
