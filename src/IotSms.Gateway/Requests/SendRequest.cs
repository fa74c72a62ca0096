namespace IotSms.Gateway;

/// <summary>What a caller asks to be sent; checked whole before anything is accepted.</summary>
public sealed record SendRequest
{
    /// <summary>
    /// The caller's own id and idempotency key: the same id with the same content gives the first answer again, with
    /// other content it is an error. 1 to 64 of <c>A-Z a-z 0-9 . _ ~ -</c>. Null: one is made.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>Recipients: numbers, short codes.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The lane.</summary>
    public Lane Priority { get; init; } = Lane.Normal;

    /// <summary>Time to live from acceptance (or from <see cref="NotBefore"/>); null: the configured one.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Whether to ask for a status report; null: the configured default.</summary>
    public bool? StatusReport { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>What to do when it may have gone out or not; null: the configured default.</summary>
    public UnknownPolicy? OnUnknown { get; init; }

    /// <summary>The modem that must carry it; null: whichever is ready.</summary>
    public string? Modem { get; init; }

    /// <summary><c>gsm7</c> or <c>ucs2</c> to force an alphabet; null: the smallest.</summary>
    public string? Encoding { get; init; }

    /// <summary>
    /// Whether characters may be replaced by like ones of the GSM alphabet, if that makes all of it fit; null: the configured default.
    /// </summary>
    public bool? SmartReplacement { get; init; }

    /// <summary>Message class 0 (flash).</summary>
    public bool Flash { get; init; }

    /// <summary>
    /// Whether the same request, without an id, may have been accepted before (MQTT DUP after a crash between commit and
    /// PUBACK): the message is marked <see cref="OutgoingMessage.PossibleDuplicate"/> from the start.
    /// </summary>
    public bool PossibleDuplicate { get; init; }

    /// <summary>Where it comes from, for quotas: <c>mqtt</c>, <c>cli</c>, ...</summary>
    public required string Source { get; init; }
}
