namespace IotSms.Telecontrol.Alarms;

/// <summary>An alarm has taken a step, durably; at the start each one that is known is told.</summary>
/// <param name="Alarm">The alarm as it is now.</param>
public sealed record AlarmChanged(Alarm Alarm) : TelecontrolNews;
