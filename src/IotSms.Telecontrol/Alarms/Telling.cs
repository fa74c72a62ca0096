namespace IotSms.Telecontrol.Alarms;

/// <summary>Somebody was told of an alarm, or was to be.</summary>
public sealed record Telling
{
    /// <summary>Which one of the alarm's tellings it is, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>Which time round the group it is, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>Who: a user's name, or a number.</summary>
    public required string Person { get; init; }

    /// <summary>His number; null: he has none.</summary>
    public string? To { get; init; }

    /// <summary>The language he is told in (RFC 5646).</summary>
    public required string Language { get; init; }

    /// <summary>When, by the wall clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id of the message that says it, by itself or among others; null: there is none.</summary>
    public string? Message { get; init; }

    /// <summary>Why he does not know after all: a stable word.</summary>
    public string? Error { get; init; }
}
