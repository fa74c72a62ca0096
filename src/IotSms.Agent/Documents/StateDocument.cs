using System.Text.Json.Serialization;

namespace IotSms.Agent.Documents;

/// <summary>Whether the agent is there, as on topic <c>state</c>.</summary>
/// <param name="State"><c>online</c> or <c>offline</c>.</param>
/// <param name="Version">The program's version, when it is there.</param>
internal sealed record StateDocument(
    string State, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Version = null)
{
    /// <summary>It is not there; also its last will.</summary>
    public static StateDocument Offline { get; } = new("offline");

    /// <summary>It is there.</summary>
    public static StateDocument Online { get; } = new("online", ProgramVersion.Text);
}
