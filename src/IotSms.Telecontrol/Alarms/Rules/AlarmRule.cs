namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>When an alarm is raised, and how it is told.</summary>
public sealed record AlarmRule
{
    /// <summary>Its name, 1 to 32 of <c>a-z 0-9 . _ -</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Where its readings come from.</summary>
    public required RuleSource From { get; init; }

    /// <summary>Where the value stands in a JSON payload; null: the whole payload is the value.</summary>
    public JsonPath? Value { get; init; }

    /// <summary>What is wrong.</summary>
    public required Condition Condition { get; init; }

    /// <summary>How long it must be wrong without a break before the alarm is raised.</summary>
    public TimeSpan Hold { get; init; }

    /// <summary>How long it must be right without a break before the alarm is cleared.</summary>
    public TimeSpan ClearHold { get; init; }

    /// <summary>How long after it was cleared it is not raised again; what is still wrong then is raised then.</summary>
    public TimeSpan Cooldown { get; init; }

    /// <summary>How bad it is.</summary>
    public Severity Severity { get; init; } = Severity.Major;

    /// <summary>Whom it is told: a group's, a rota's or a user's name.</summary>
    public required string Tell { get; init; }

    /// <summary>The text, a template; null: the built-in one.</summary>
    public string? Text { get; init; }

    /// <summary>The text of the all-clear, a template; null: the built-in one.</summary>
    public string? ClearText { get; init; }
}
