using System.Text.Json.Serialization;
using IotSms.Gateway;

namespace IotSms.Agent.Documents;

/// <summary>The answer to <c>find</c>: what was asked for, newest first.</summary>
internal sealed record FoundDocument
{
    /// <summary>Outgoing messages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MessageDocument>? Messages { get; init; }

    /// <summary>Incoming messages.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ReceivedDocument>? Received { get; init; }

    /// <summary>What could not be decoded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DeadLetter>? DeadLetters { get; init; }
}
