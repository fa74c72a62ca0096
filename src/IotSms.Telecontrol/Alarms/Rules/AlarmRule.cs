namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>When an alarm is raised, and how it is told.</summary>
public sealed record AlarmRule
{
    /// <summary>Its name, 1 to 32 of <c>a-z 0-9 . _ -</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; } = Severity.Major;

    /// <summary>Whom it is told: a group's or a user's name.</summary>
    public required string Tell { get; init; }

    /// <summary>The text, a template; null: the built-in one.</summary>
    public string? Text { get; init; }
}
