using IotSms.Agent.Configuration;
using Microsoft.Extensions.Configuration;

namespace IotSms.Agent.Tests.Configuration;

public sealed class MistakesInTexts : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotsms-texts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""{"balance.si":"x"}""", " \"balance.si\": there is no such text; did you mean balance.is?")]
    [InlineData("""{"goodbye":"x"}""", " \"goodbye\": there is no such text; remove it")]
    [InlineData("""{"balance.is":"{{zzz}}"}""", " \"balance.is\": there is no value 'zzz' for this text; there are amount, at")]
    [InlineData("""{"balance.is":"{{amuont}}"}""", " \"balance.is\": there is no value 'amuont' for this text; did you mean amount?")]
    [InlineData("""{"balance.is":"Now: {{amount"}""",
        " \"balance.is\": at character 6: {{ is not closed by }}; {{{{ stands for {{; correct it, or remove it")]
    [InlineData("{]", ": line 1: is no JSON object with a text under each key; correct it, or remove it")]
    public void Are_named_with_their_file_and_fix(string json, string expected)
    {
        string file = Path.Combine(_folder, "nb.json");
        File.WriteAllText(file, json);

        Assert.Equal(file + expected, $"{Assert.Single(Read(_folder).Mistakes)}");
    }

    [Fact]
    public void Are_none_in_texts_that_are_right()
    {
        File.WriteAllText(Path.Combine(_folder, "nb.json"), """{"balance.is":"{{amount|number:0.00}} kr"}""");

        Assert.Equal(_folder, TelecontrolSettings.Of(Read(_folder).Configuration!).TextsDirectory);
    }

    [Fact]
    public void Begin_with_a_directory_that_is_not_there() =>
        Assert.Equal("Texts:Directory \"/nowhere\": no such directory; make it, or correct the path",
            $"{Assert.Single(Read("/nowhere").Mistakes)}");

    private static ConfigurationReading Read(string directory) => ConfigurationReading.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Modems:0:Port"] = "/dev/a", ["Texts:Directory"] = directory }).Build());
}
