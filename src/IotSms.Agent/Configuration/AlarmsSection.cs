namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Alarms</c>.</summary>
internal sealed record AlarmsSection
{
    /// <summary>When alarms are raised.</summary>
    public IReadOnlyList<AlarmRuleSection> Rules { get; set; } = [];

    /// <summary>Those who are told together.</summary>
    public IReadOnlyList<GroupSection> Groups { get; set; } = [];

    /// <summary>Who is on duty when.</summary>
    public IReadOnlyList<RotaSection> Rotas { get; set; } = [];
}
