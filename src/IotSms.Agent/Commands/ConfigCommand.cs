using System.CommandLine;
using IotSms.Agent.Configuration;

namespace IotSms.Agent.Commands;

/// <summary><c>config</c>: prints the JSON schema or an example.</summary>
internal static class ConfigCommand
{
    private const string Example = """
        {
          "Agent": { "Name": "site1", "DataDirectory": "/var/lib/iotsms", "Region": "NO" },
          "Modems": [ { "Name": "sim1", "Port": "/dev/serial0", "Model": "auto", "PinFile": null } ],
          "Mqtt": { "Url": "mqtt://localhost:1883" }
        }
        """;

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var schema = new Command("schema", "Print the JSON schema of the configuration: every key, its type, range and default.");
        schema.SetAction(_ => Console.Out.WriteLine(ConfigurationSchema.Text.TrimEnd()));
        var example = new Command("example", "Print a configuration to begin with.");
        example.SetAction(_ => Console.Out.WriteLine(Example));
        return new("config", "Print what can be configured.") { schema, example };
    }
}
