using System.Text.Json.Serialization;
using IotSms.Telecontrol.Calls;

namespace IotSms.Agent.Documents;

/// <summary>A call, as on topic <c>call</c>.</summary>
/// <param name="Modem">The module that rang.</param>
/// <param name="From">The number the caller shows; null: he hides it.</param>
/// <param name="User">The user with this number.</param>
/// <param name="At">When.</param>
internal sealed record CallDocument(string Modem, string? From, string? User, DateTimeOffset At)
{
    /// <summary>The command that was carried out for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Command { get; init; }

    /// <summary>What became of the command.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Outcome { get; init; }

    /// <summary>Its answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Answer { get; init; }

    /// <summary>The document of a call.</summary>
    public static CallDocument Of(CallReceived call) =>
        new(call.Modem, call.From, call.User, call.At) { Command = call.Command, Outcome = call.Outcome, Answer = call.Answer };
}
