using IotSms.Telecontrol;

namespace IotSms.Agent.Configuration;

/// <summary>The outstation's options, as configured.</summary>
internal static class TelecontrolSettings
{
    /// <summary>Maps the sections of users, commands, points and alarms.</summary>
    public static OutstationOptions Of(AgentConfiguration configuration) => new()
    {
        Access = AccessSettings.Of(configuration),
        Alarms = AlarmConfiguration.Options(configuration.Alarms),
        TextsDirectory = configuration.Texts.Directory,
        Commands = new()
        {
            Site = configuration.Agent.Name,
            AnswerSegments = configuration.Commands.AnswerSegments,
            ConfirmWithin = configuration.Commands.ConfirmWithin,
            Own = CommandsCheck.OwnCommands(configuration).Read(out _),
        },
        Balance = BalanceConfiguration.Options(configuration.Balance),
        Calls = CallConfiguration.Options(configuration.Calls),
    };
}
