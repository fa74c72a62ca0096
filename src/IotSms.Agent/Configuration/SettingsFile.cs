using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Agent.Documents;
using IotSms.Telecontrol.Commands;

namespace IotSms.Agent.Configuration;

/// <summary>
/// What was changed from afar: <c>settings.json</c> in the data directory, keys and values that lie over the configuration file and under
/// the environment.
/// </summary>
/// <param name="configurationFile">The configuration file; it need not be there.</param>
/// <param name="dataDirectory">The data directory, as file and environment say; no setting can move it.</param>
internal sealed class SettingsFile(string configurationFile, string dataDirectory)
{
    private const string Name = "settings.json";
    private readonly Lock _turn = new();

    /// <summary>Its path.</summary>
    public string FullPath { get; } = Path.Combine(dataDirectory, Name);

    /// <summary>What is in it; nothing when it is not there, or not for this user to read.</summary>
    /// <exception cref="JsonException">It is no object of texts.</exception>
    public Dictionary<string, string?> Read()
    {
        if (!File.Exists(FullPath))
        {
            return [];
        }

        using var stream = File.OpenRead(FullPath);
        return JsonNode.Parse(stream) is JsonObject settings && settings.All(setting => setting.Value is JsonValue)
            ? settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value!.ToString())
            : throw new JsonException("it is no object of texts");
    }

    /// <summary>The listed keys, and how they are looked at and changed.</summary>
    public SiteSettings Of(IReadOnlyList<string> keys) => new(keys, Get, Set);

    private string Get(string key) =>
        ConfigurationReading.Build(configurationFile, Read())[key] is { Length: > 0 } value ? value
        : ConfigurationSchema.Find(key)?.Default is { } usual ? $"{usual} (default)"
        : "(default)";

    private string? Set(string key, string? value)
    {
        string variable = ConfigurationReading.EnvironmentPrefix + key.Replace(":", "__", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Any(name => name.Equals(variable, StringComparison.OrdinalIgnoreCase)))
        {
            return $"{variable} in the environment decides";
        }

        lock (_turn)
        {
            try
            {
                var settings = Read();
                settings.Remove(key);
                if (value is not null)
                {
                    settings[key] = value;
                }

                var reading = ConfigurationReading.Read(ConfigurationReading.Build(configurationFile, settings));
                if (reading.Mistakes is [var mistake, ..] mistakes)
                {
                    return $"{mistakes.FirstOrDefault(wrong => wrong.Key == key) ?? mistake}";
                }

                Write(settings);
                return null;
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or JsonException)
            {
                return failed.Message;
            }
        }
    }

    /// <summary>To a new file that replaces the old one only once it is on the disk.</summary>
    private void Write(Dictionary<string, string?> settings)
    {
        string temporary = FullPath + ".new";
        var json = new JsonObject(settings.Select(setting => KeyValuePair.Create(setting.Key, (JsonNode?)JsonValue.Create(setting.Value))));
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(AgentJson.Bytes(json, AgentJson.Contract.JsonObject));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, FullPath, overwrite: true);
    }
}
