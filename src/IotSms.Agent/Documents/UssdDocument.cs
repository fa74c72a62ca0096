using System.Text.Json.Serialization;
using IotSms.Telecontrol.Ussd;

namespace IotSms.Agent.Documents;

/// <summary>What the network said by USSD: the answer to <c>ussd</c>, and topic <c>ussd</c> for what nobody asked for.</summary>
/// <param name="Modem">The module that asked.</param>
/// <param name="Status">3GPP TS 27.007 7.15 <c>m</c>.</param>
/// <param name="Text">What it said.</param>
internal sealed record UssdDocument(string Modem, int Status, string? Text)
{
    /// <summary>The dialogue in which the network waits for an answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Session { get; init; }

    /// <summary>When it came unasked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    /// <summary>The document of an answer.</summary>
    public static UssdDocument Of(UssdOutcome.Answered answered) =>
        new(answered.Modem, answered.Reply.Status, answered.Reply.Text) { Session = answered.Session?.Id };

    /// <summary>The document of what nobody asked for.</summary>
    public static UssdDocument Of(UssdReceived received) =>
        new(received.Modem, received.Reply.Status, received.Reply.Text) { Session = received.Session?.Id, At = received.At };
}
