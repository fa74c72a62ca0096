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

    /// <summary>How an alarm that nobody acknowledges goes on.</summary>
    public EscalationSection Escalation { get; set; } = new();

    /// <summary>How many messages alarms may cause.</summary>
    public StormSection Storm { get; set; } = new();
}
