using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Alarms;

/// <summary>What alarms say in the log: numbers, rules and ids, never texts.</summary>
internal static partial class AlarmLog
{
    [LoggerMessage(300, LogLevel.Error, "The store fails; alarms wait for it, and sensors are not acknowledged.")]
    public static partial void StoreFails(ILogger logger, Exception exception);

    [LoggerMessage(301, LogLevel.Warning, "Notice {Id} is refused for now ({Code}), and tried again.")]
    public static partial void RefusedForNow(ILogger logger, string id, string code);

    [LoggerMessage(302, LogLevel.Error, "Notice {Id} is refused for good ({Code}); the next person is told.")]
    public static partial void Refused(ILogger logger, string id, string code);

    [LoggerMessage(303, LogLevel.Warning, "Alarm {Number} of rule {Rule} is told on MQTT only: there is nobody to tell.")]
    public static partial void NobodyToTell(ILogger logger, int number, string rule);

    [LoggerMessage(304, LogLevel.Warning, "Nobody of rota {Rota} is on duty; all of them are told.")]
    public static partial void NobodyOnDuty(ILogger logger, string rota);

    [LoggerMessage(305, LogLevel.Warning, "Alarms to {Tell} do not reach {Name}: no user with a number has this name.")]
    public static partial void NobodyOfThisName(ILogger logger, string tell, string name);
}
