using IotSms.Telecontrol.Alarms.OnCall;
using IotSms.Telecontrol.Alarms.Rules;

namespace IotSms.Telecontrol.Alarms;

/// <summary>What is alarmed, and how it goes on from there.</summary>
public sealed record AlarmOptions
{
    /// <summary>The rules.</summary>
    public IReadOnlyList<AlarmRule> Rules { get; init; } = [];

    /// <summary>Who is told.</summary>
    public Duty Duty { get; init; } = new([], []);

    /// <summary>How an alarm that nobody acknowledges goes on.</summary>
    public Escalation Escalation { get; init; } = new();

    /// <summary>How many messages alarms may cause.</summary>
    public StormLimits Storm { get; init; } = new();
}
