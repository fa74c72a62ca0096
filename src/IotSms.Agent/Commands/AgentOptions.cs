using System.CommandLine;
using IotSms.Agent.Configuration;

namespace IotSms.Agent.Commands;

/// <summary>Options that several verbs have.</summary>
internal static class AgentOptions
{
    /// <summary><c>--config FILE</c>.</summary>
    public static Option<string?> Config() => new("--config", "-c")
    {
        HelpName = "FILE",
        Description = $"Configuration file; {ConfigurationReading.DefaultFile} if not given.",
    };

    /// <summary><c>--socket PATH</c>.</summary>
    public static Option<string?> Socket() => new("--socket")
    {
        HelpName = "PATH",
        Description = "Control socket of the agent; if not given, control.sock in the configured data directory.",
    };

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Write JSON for programs instead of text for people." };

    /// <summary>Prints mistakes, one line each.</summary>
    public static int Refuse(IReadOnlyList<ConfigurationMistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            Console.Error.WriteLine($"iotsms: {mistake}");
        }

        return ExitCode.BadConfiguration;
    }
}
