using IotSms.Agent.Configuration;

namespace IotSms.Agent.Tests.Configuration;

public sealed class SettingsChangedFromAfar : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iotsms-settings-").FullName;

    public SettingsChangedFromAfar() => File.WriteAllText(ConfigurationFile,
        $$$"""{"Agent":{"DataDirectory":"{{{_folder}}}"},"Modems":[{"Port":"/dev/a"}],"Outbox":{"PerHour":60}}""");

    private string ConfigurationFile => Path.Combine(_folder, "iotsms.json");

    private string Settings => Path.Combine(_folder, "settings.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lie_over_the_file_from_the_next_start_on()
    {
        var settings = ConfigurationReading.Read(ConfigurationFile).Settings!.Of(["Outbox:PerHour"]);

        Assert.Equal("60", settings.Get("Outbox:PerHour"));
        Assert.Null(settings.Set("Outbox:PerHour", "70"));

        Assert.Equal("70", settings.Get("Outbox:PerHour"));
        Assert.Equal(70, ConfigurationReading.Read(ConfigurationFile).Configuration!.Outbox.PerHour);
        Assert.Null(settings.Set("Outbox:PerHour", null));
        Assert.Equal(60, ConfigurationReading.Read(ConfigurationFile).Configuration!.Outbox.PerHour);
        Assert.Equal("500 (default)", settings.Get("Outbox:PerDay"));
    }

    [Theory]
    [InlineData("Outbox:PerHour", "many", "Outbox:PerHour \"many\": is no whole number; write a number from 0 to 1000000")]
    [InlineData("Outbox:QuietHours", "22:00-22:00",
        "Outbox:QuietHours \"22:00-22:00\": begins and ends at the same time; write two times of day, such as 22:00-07:00, or null")]
    public void Are_checked_with_the_whole_configuration_before_they_are_kept(string key, string value, string mistake)
    {
        var settings = ConfigurationReading.Read(ConfigurationFile).Settings!.Of([key]);

        Assert.Equal(mistake, settings.Set(key, value));
        Assert.False(File.Exists(Settings));
    }

    [Theory]
    [InlineData("""{"Outbox:PerHour":"many"}""", "Outbox:PerHour \"many\": is no whole number")]
    [InlineData("""{"Access:Tries":"100"}""", "Access:Tries \"100\": must not be changed from afar")]
    [InlineData("[]", "settings.json: it is no object of texts")]
    [InlineData("{", "settings.json")]
    public void Never_keep_the_site_from_starting(string json, string mistake)
    {
        File.WriteAllText(Settings, json);

        var reading = ConfigurationReading.Read(ConfigurationFile);

        Assert.Equal((60, 3), (reading.Configuration!.Outbox.PerHour, reading.Configuration.Access.Tries));
        Assert.Contains(mistake, Assert.Single(reading.SetAside).ToString(), StringComparison.Ordinal);
    }
}
