namespace IotSms.Gateway;

/// <summary>An outgoing message as others see it: one recipient, one text, one state.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The caller's id or one made for it; with several recipients the caller's id, a dot and a number from 1.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required OutgoingState State { get; init; }

    /// <summary>The recipient: E.164 with <c>+</c>, or a short code.</summary>
    public required string To { get; init; }

    /// <summary>The text as it was handed in.</summary>
    public required string Text { get; init; }

    /// <summary>The lane it waits in.</summary>
    public Lane Priority { get; init; } = Lane.Normal;

    /// <summary>Number of short messages it takes.</summary>
    public required int Parts { get; init; }

    /// <summary>Parts the network has accepted.</summary>
    public int PartsSent { get; init; }

    /// <summary><c>gsm7</c>, <c>ucs2</c> or <c>8bit</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Given up at this time, if the network has not accepted it by then.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When the network accepted the last part.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it ended, in whatever state.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether the recipient may get it, or a part of it, twice.</summary>
    public bool PossibleDuplicate { get; init; }

    /// <summary>Refusals by the network so far.</summary>
    public int Tries { get; init; }

    /// <summary>The modem that carries or carried it.</summary>
    public string? Modem { get; init; }

    /// <summary>Where it came from: <c>mqtt</c>, <c>cli</c>, ...</summary>
    public required string Source { get; init; }

    /// <summary>Why it failed, or what stood in its way last.</summary>
    public MessageError? Error { get; init; }

    /// <summary>Position in the order of all changes; grows with each change of this message.</summary>
    public long Revision { get; init; }

    /// <summary>Whether it will change no more (a sent message still may, when a report comes).</summary>
    public bool IsEnded => State is not (OutgoingState.Scheduled or OutgoingState.Queued or OutgoingState.Sending or OutgoingState.Unknown);
}
