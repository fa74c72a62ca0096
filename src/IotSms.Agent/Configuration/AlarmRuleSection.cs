using IotSms.Telecontrol.Alarms;

namespace IotSms.Agent.Configuration;

/// <summary>One element of section <c>Alarms:Rules</c>.</summary>
internal sealed record AlarmRuleSection
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The topic filter of its readings.</summary>
    public string? Topic { get; set; }

    /// <summary>The input of its readings.</summary>
    public string? Input { get; set; }

    /// <summary>Where the value stands in a JSON payload.</summary>
    public string? Value { get; set; }

    /// <summary>Wrong above this.</summary>
    public double? Above { get; set; }

    /// <summary>Wrong below this.</summary>
    public double? Below { get; set; }

    /// <summary>How far inside its limits a value must be to be right again.</summary>
    public double Hysteresis { get; set; }

    /// <summary>Wrong when it is this.</summary>
    public string? Is { get; set; }

    /// <summary>Wrong when it is anything else.</summary>
    public string? IsNot { get; set; }

    /// <summary>Wrong when nothing fresh has come for so long.</summary>
    public TimeSpan? Missing { get; set; }

    /// <summary>How long it must be wrong before the alarm is raised.</summary>
    public TimeSpan Hold { get; set; }

    /// <summary>How long it must be right before the alarm is cleared.</summary>
    public TimeSpan ClearHold { get; set; }

    /// <summary>How long it is not raised again after it was cleared.</summary>
    public TimeSpan Cooldown { get; set; }

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; set; } = Severity.Major;

    /// <summary>Whom it is told.</summary>
    public string Tell { get; set; } = "";

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>The text of the all-clear.</summary>
    public string? ClearText { get; set; }
}
