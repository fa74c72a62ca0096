namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>How a rule stands at one of its sources.</summary>
public sealed record RuleState;
