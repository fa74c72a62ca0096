using System.Collections.Immutable;

namespace IotSms.Gateway;

/// <summary>An outgoing message as the outbox keeps it, on disk and in memory; each change makes a new one.</summary>
internal sealed partial record OutboxMessage
{
    /// <summary>Its key: the order of acceptance.</summary>
    public required Ulid Key { get; init; }

    /// <summary>The message's id.</summary>
    public required string Id { get; init; }

    /// <summary>The request's id, if it has several recipients.</summary>
    public string? Group { get; init; }

    /// <summary>What the request said, as a hash: the same id with another one is a conflict.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>The recipient in E.164 form, or a short code.</summary>
    public required string To { get; init; }

    /// <summary>The text as handed in.</summary>
    public required string Text { get; init; }

    /// <summary>The alphabet it is sent in, <c>gsm7</c> or <c>ucs2</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>Whether characters were replaced by like ones of the GSM alphabet.</summary>
    public bool Replaced { get; init; }

    /// <summary>Message class 0.</summary>
    public bool Flash { get; init; }

    /// <summary>Whether its network refused optional elements, so that it goes without a validity period and a message class.</summary>
    public bool Plain { get; init; }

    /// <summary>Whether status reports are asked for.</summary>
    public bool StatusReport { get; init; }

    /// <summary>The lane.</summary>
    public Lane Lane { get; init; } = Lane.Normal;

    /// <summary>Where it came from.</summary>
    public required string Source { get; init; }

    /// <summary>The modem the request names.</summary>
    public string? OnlyModem { get; init; }

    /// <summary>What happens to a part in doubt.</summary>
    public UnknownPolicy OnUnknown { get; init; }

    /// <summary>The concatenation reference of its parts (3GPP TS 23.040 9.2.3.24.1); it stays the same when it resumes.</summary>
    public byte ConcatenationReference { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Not before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Given up at.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required OutgoingState State { get; init; }

    /// <summary>Its short messages.</summary>
    public required ImmutableArray<OutboxPart> Parts { get; init; }

    /// <summary>The modem that carries or carried it.</summary>
    public string? Carrier { get; init; }

    /// <summary>Refusals so far.</summary>
    public int Tries { get; init; }

    /// <summary>Whether the recipient may get it twice.</summary>
    public bool PossibleDuplicate { get; init; }

    /// <summary>When the network had all of it.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What stood in its way last.</summary>
    public MessageError? Error { get; init; }

    /// <summary>Its place in the order of changes.</summary>
    public long Revision { get; init; }

    /// <summary>How long it lives, from its acceptance or its scheduled time on.</summary>
    public TimeSpan? TimeToLive => ExpiresAt - (NotBefore ?? QueuedAt);

    /// <summary>Whether a part of it has left, or may have.</summary>
    public bool HasBegun => Parts.Any(part => part.HasLeft);

    /// <summary>Whether the network may have a part of it, though that part waits to be sent again.</summary>
    public bool MayHaveLeft => Parts.Any(part => part.HasLeft || part.Again);

    /// <summary>Whether it has ended, and needs the outbox no more.</summary>
    public bool IsEnded => State is not (OutgoingState.Scheduled or OutgoingState.Queued or OutgoingState.Sending or OutgoingState.Unknown);

    /// <summary>The first part that waits; -1: none.</summary>
    public int NextPart => Index(PartState.Waiting);

    /// <summary>The part in doubt; -1: none. There is one at most: the next part leaves only when the one before is known.</summary>
    public int PartInDoubt => Index(PartState.Unknown);

    /// <summary>The part about to be submitted; -1: none.</summary>
    public int PartInTheAir => Index(PartState.Submitting);

    /// <summary>As others see it.</summary>
    public OutgoingMessage ToOutgoing() => new()
    {
        Id = Id,
        State = State,
        To = To,
        Text = Text,
        Priority = Lane,
        Parts = Parts.Length,
        PartsSent = Parts.Count(part => part.IsAccepted),
        Encoding = Encoding,
        QueuedAt = QueuedAt,
        NotBefore = NotBefore,
        ExpiresAt = ExpiresAt,
        SentAt = SentAt,
        EndedAt = EndedAt,
        PossibleDuplicate = PossibleDuplicate,
        Tries = Tries,
        Modem = Carrier ?? OnlyModem,
        Source = Source,
        Error = Error,
        Revision = Revision,
    };

    private int Index(PartState state)
    {
        for (var i = 0; i < Parts.Length; i++)
            if (Parts[i].State == state)
                return i;
        return -1;
    }
}
