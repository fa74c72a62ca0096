using IotSms.Modem.Recovery;
using Microsoft.Extensions.Logging;

namespace IotSms.Modem;

/// <content>Log messages. None has a text, a whole number or a PIN.</content>
public sealed partial class CellularModem
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Modem}: {State}{Because}")]
    private partial void LogState(string modem, ModemState state, string because);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Modem}: {Model} {Firmware}, messages in {Storage}, indications {Indications}")]
    private partial void LogIdentity(string modem, string? model, string? firmware, string? storage, string? indications);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Modem}: late answer to submission {Id}")]
    private partial void LogLateAnswer(string modem, string? id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Modem}: {Step}, because {Reason}")]
    private partial void LogStep(string modem, RecoveryStep step, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Modem}: {Step} worked: {Evidence}")]
    private partial void LogStepWorked(string modem, RecoveryStep step, string? evidence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Modem}: {Step}: {Result}: {Detail}")]
    private partial void LogStepEnd(string modem, RecoveryStep step, RecoveryResult result, string? detail);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Modem}: {Command} refused with {Error}, passed over")]
    private partial void LogPassedOver(string modem, string command, AtError? error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Modem}: {Words}")]
    private partial void LogSupply(string modem, string words);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Modem}: nothing more is wrong with the supply")]
    private partial void LogSupplyGood(string modem);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "{Modem}: the SIM has no service centre address, so that nothing can be sent: set ServiceCentre, or AT+CSCA by hand")]
    private partial void LogNoServiceCentre(string modem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Modem}: no power control: {Fault}")]
    private partial void LogNoPower(string modem, string fault);
}
