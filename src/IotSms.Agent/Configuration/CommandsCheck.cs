namespace IotSms.Agent.Configuration;

/// <summary>What a schema can't see of section <c>Commands</c>.</summary>
internal static class CommandsCheck
{
    /// <summary>Every mistake in the section.</summary>
    public static IEnumerable<ConfigurationMistake> Check(AgentConfiguration configuration)
    {
        OwnCommands(configuration).Read(out var mistakes);
        return
        [
            .. configuration.Commands.Settings.SelectMany((key, place) => ChangeableSetting.Refuse(key) is var (problem, fix)
                ? [new ConfigurationMistake($"Commands:Settings:{place}", key, problem, fix)]
                : (ConfigurationMistake[])[]),
            .. mistakes,
        ];
    }

    /// <summary>The commands of one's own in a configuration.</summary>
    public static OwnCommandReading OwnCommands(AgentConfiguration configuration) =>
        new(configuration.Commands, hasResponseTopics: configuration.Mqtt.ProtocolVersion != "3.1.1");
}
