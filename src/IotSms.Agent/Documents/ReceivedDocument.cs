using System.Text.Json.Serialization;
using IotSms.Gateway;

namespace IotSms.Agent.Documents;

/// <summary>An incoming message, as on topic <c>received</c>.</summary>
internal sealed record ReceivedDocument
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The sender as the network names it.</summary>
    public required string From { get; init; }

    /// <summary>The text; null when it carries octets.</summary>
    public string? Text { get; init; }

    /// <summary>The octets in hexadecimal, when it carries no text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Data { get; init; }

    /// <summary>Destination port, if any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Port { get; init; }

    /// <summary>When the last part was made durable here.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>TP-SCTS of the first part.</summary>
    public DateTimeOffset? ServiceCentreTime { get; init; }

    /// <summary>Number of short messages it took.</summary>
    public required int Parts { get; init; }

    /// <summary>Whether every part came.</summary>
    public required bool Complete { get; init; }

    /// <summary>The modem that received it.</summary>
    public required string Modem { get; init; }

    /// <summary>TP message class, if any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Class { get; init; }

    /// <summary>Whether it may have been told before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PossibleDuplicate { get; init; }

    /// <summary>The document of a message.</summary>
    public static ReceivedDocument Of(IncomingMessage message, bool possibleDuplicate) => new()
    {
        Id = message.Id,
        From = message.From,
        Text = message.Text,
        Data = message.Data,
        Port = message.Port,
        ReceivedAt = message.ReceivedAt,
        ServiceCentreTime = message.ServiceCentreTime,
        Parts = message.Parts,
        Complete = message.Complete,
        Modem = message.Modem,
        Class = message.Class,
        PossibleDuplicate = possibleDuplicate,
    };
}
