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

    private const string EnvironmentPrefix = "IOTSMS__";

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

        var builder = new ConfigurationBuilder();
        try
        {
            using Stream stream = File.Exists(path) ? File.OpenRead(path) : new MemoryStream("{}"u8.ToArray());
            return Read(builder.AddJsonStream(stream).AddEnvironmentVariables(EnvironmentPrefix).Build());
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
