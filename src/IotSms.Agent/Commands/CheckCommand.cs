using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;

namespace IotSms.Agent.Commands;

/// <summary><c>check</c>: validates the configuration and exits.</summary>
internal static class CheckCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var config = AgentOptions.Config();
        var json = AgentOptions.Json();
        var command = new Command("check", "Check the configuration, print every mistake, and exit 0 or 78.") { config, json };
        command.SetAction(parsed => Check(ConfigurationReading.Read(parsed.GetValue(config)), parsed.GetValue(json)));
        return command;
    }

    private static int Check(ConfigurationReading reading, bool json)
    {
        if (json)
        {
            var mistakes = reading.Mistakes.Select(mistake => new JsonObject
            {
                ["key"] = mistake.Key, ["value"] = mistake.Value, ["problem"] = mistake.Problem, ["fix"] = mistake.Fix,
            });
            Console.Out.WriteLine(new JsonObject { ["ok"] = reading.Configuration is not null, ["mistakes"] = new JsonArray([.. mistakes]) }
                .ToJsonString(AgentJson.Contract.Options));
            return reading.Configuration is null ? ExitCode.BadConfiguration : ExitCode.Ok;
        }

        if (reading.Configuration is null)
        {
            return AgentOptions.Refuse(reading.Mistakes);
        }

        Console.Out.WriteLine("the configuration is right");
        return ExitCode.Ok;
    }
}
