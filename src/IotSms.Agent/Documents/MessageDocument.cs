using System.Text.Json.Serialization;
using IotSms.Gateway;

namespace IotSms.Agent.Documents;

/// <summary>An outgoing message's state, as on topic <c>message/{id}</c>.</summary>
internal sealed record MessageDocument
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required OutgoingState State { get; init; }

    /// <summary>The recipient.</summary>
    public required string To { get; init; }

    /// <summary>Number of short messages it takes.</summary>
    public required int Parts { get; init; }

    /// <summary><c>gsm7</c>, <c>ucs2</c> or <c>8bit</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When the network accepted the last part.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Whether the recipient may get it, or a part of it, twice.</summary>
    public bool PossibleDuplicate { get; init; }

    /// <summary>Why it failed, or what stood in its way last.</summary>
    public ErrorDocument? Error { get; init; }

    /// <summary>Parts the network has accepted.</summary>
    public int PartsSent { get; init; }

    /// <summary>The lane it waits in.</summary>
    public Lane Priority { get; init; }

    /// <summary>Refusals by the network so far.</summary>
    public int Tries { get; init; }

    /// <summary>Not before this time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Given up at this time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The modem that carries or carried it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Modem { get; init; }

    /// <summary>Where it came from.</summary>
    public string Source { get; init; } = "";

    /// <summary>The text; only for those who ask, never on the topic of its state.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>The document of a message, without its text.</summary>
    public static MessageDocument Of(OutgoingMessage message) => new()
    {
        Id = message.Id,
        State = message.State,
        To = message.To,
        Parts = message.Parts,
        Encoding = message.Encoding,
        QueuedAt = message.QueuedAt,
        SentAt = message.SentAt,
        PossibleDuplicate = message.PossibleDuplicate,
        Error = message.Error is { } error ? ErrorDocument.Of(error) : null,
        PartsSent = message.PartsSent,
        Priority = message.Priority,
        Tries = message.Tries,
        NotBefore = message.NotBefore,
        ExpiresAt = message.ExpiresAt,
        EndedAt = message.EndedAt,
        Modem = message.Modem,
        Source = message.Source,
    };

    /// <summary>The document of a message, with its text.</summary>
    public static MessageDocument WithText(OutgoingMessage message) => Of(message) with { Text = message.Text };
}
