using System.Text.Json.Serialization;
using IotSms.Gateway;

namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// A text about alarms that somebody is to get: written together with what caused it, and handed to the outbox afterwards, under an id
/// that makes it once however often it is handed over.
/// </summary>
internal sealed record Notice
{
    /// <summary>The message's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among the notices.</summary>
    public required long Order { get; init; }

    /// <summary>Who is to get it: a user's name, or a number.</summary>
    public required string Person { get; init; }

    /// <summary>His number.</summary>
    public required string To { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The worst that it tells of.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The rules that it tells of.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>When it was decided on, by the steady time (<see cref="AlarmMoment"/>).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it passed by the reserve.</summary>
    public bool IsFromReserve { get; init; }

    /// <summary>Whether the outbox has it, or never will.</summary>
    public bool IsHandedOver { get; init; }

    /// <summary>How the message ended.</summary>
    public OutgoingState? End { get; init; }

    /// <summary>Whether nothing more can become of it.</summary>
    [JsonIgnore]
    public bool IsSettled => End is not (null or OutgoingState.Sent);
}
