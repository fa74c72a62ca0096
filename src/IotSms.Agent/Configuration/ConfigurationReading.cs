using System.Text.Json;
using IotSms.Agent.Documents;
using Microsoft.Extensions.Configuration;

namespace IotSms.Agent.Configuration;

/// <summary>A configuration that was read: bound when it is right, and every mistake when it is not.</summary>
/// <param name="Configuration">The configuration; null when there are mistakes.</param>
/// <param name="Mistakes">Every mistake, in the order of the file.</param>
internal sealed record ConfigurationReading(AgentConfiguration? Configuration, IReadOnlyList<ConfigurationMistake> Mistakes)
{
    /// <summary>Where the configuration is looked for when no file is named.</summary>
    public const string DefaultFile = "/etc/iotsms/iotsms.json";

    private const string DataDirectoryKey = "Agent:DataDirectory";

    /// <summary>What the names of environment variables begin with.</summary>
    public const string EnvironmentPrefix = "IOTSMS__";

    /// <summary>What was changed from afar.</summary>
    public SettingsFile? Settings { get; private init; }

    /// <summary>
    /// What is wrong with it. The site starts without it then: nobody comes to mend what was right when it was changed, such as before an
    /// update of the program.
    /// </summary>
    public IReadOnlyList<ConfigurationMistake> SetAside { get; private init; } = [];

    /// <summary>Reads a file, with the environment over it.</summary>
    /// <param name="file">The file; null: <see cref="DefaultFile"/>, which may be absent if the environment says something.</param>
    public static ConfigurationReading Read(string? file)
    {
        bool configuredByEnvironment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Any(name => name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase));
        string path = Path.GetFullPath(file ?? DefaultFile);
        if (!File.Exists(path) && (file is not null || !configuredByEnvironment))
        {
            return new(null, [new(path, null, "no such file",
                "give one by --config FILE ('iotsms config example' prints one), or try 'iotsms demo', which needs none")]);
        }

        try
        {
            var bare = Build(path, new Dictionary<string, string?>());
            var settings = new SettingsFile(
                path, bare[DataDirectoryKey] is { Length: > 0 } named ? named : new AgentSection().DataDirectory);
            var (whole, mistakes) = ReadOver(path, settings);
            return (whole ?? Read(bare)) with { Settings = settings, SetAside = mistakes };
        }
        catch (JsonException malformed)
        {
            return new(null, [new(path, null, JsonMistake.Describe(malformed), "mend the JSON there")]);
        }
        catch (FormatException malformed)
        {
            return new(null, [new(path, null, malformed.Message.TrimEnd('.'), "mend the JSON there")]);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new(null, [new(path, null, unreadable.Message.TrimEnd('.'),
                $"read it as who may (sudo iotsms ...), or: sudo chgrp iotsms {path} && sudo chmod 640 {path}")]);
        }
    }

    /// <summary>File, settings and environment, each over the one before.</summary>
    /// <param name="path">The configuration file; it need not be there.</param>
    /// <param name="settings">What was changed from afar.</param>
    public static IConfigurationRoot Build(string path, IReadOnlyDictionary<string, string?> settings)
    {
        using Stream stream = File.Exists(path) ? File.OpenRead(path) : new MemoryStream("{}"u8.ToArray());
        return new ConfigurationBuilder()
            .AddJsonStream(stream).AddInMemoryCollection(settings).AddEnvironmentVariables(EnvironmentPrefix).Build();
    }

    /// <summary>The configuration with its settings; null when it is right only without them, and then what is wrong with them.</summary>
    private static (ConfigurationReading? Reading, IReadOnlyList<ConfigurationMistake> Mistakes) ReadOver(string path, SettingsFile file)
    {
        try
        {
            var settings = file.Read();
            if (settings.Keys.FirstOrDefault(key => ChangeableSetting.Refuse(key) is not null) is { } key
                && ChangeableSetting.Refuse(key) is var (problem, fix))
            {
                return (null, [new(key, settings[key], problem, fix)]);
            }

            var reading = Read(Build(path, settings));
            return reading.Configuration is not null || settings.Count == 0 ? (reading, []) : (null, reading.Mistakes);
        }
        catch (Exception damaged) when (damaged is JsonException or IOException or UnauthorizedAccessException)
        {
            return (null, [new(file.FullPath, null, damaged.Message.TrimEnd('.'), "mend or remove it")]);
        }
    }

    /// <summary>Checks and binds a configuration from wherever it came.</summary>
    public static ConfigurationReading Read(IConfiguration configuration)
    {
        ConfigurationMistake[] mistakes = [.. ConfigurationSchema.Check(configuration)];
        AgentConfiguration bound;
        try
        {
            bound = configuration.Get<AgentConfiguration>() ?? new();
        }
        catch (InvalidOperationException) when (mistakes.Length > 0)
        {
            // A value of the wrong kind: it is among the mistakes, and what it means beside the others can't be seen yet.
            return new(null, mistakes);
        }

        mistakes = [.. mistakes, .. ReferenceCheck.Check(bound).ExceptBy(mistakes.Select(mistake => mistake.Key), mistake => mistake.Key)];
        return mistakes.Length > 0 ? new(null, mistakes) : new(bound, []);
    }
}
