using System.Text.Json.Serialization;
using IotSms.Telecontrol.Alarms;

namespace IotSms.Agent.Documents;

/// <summary>Somebody who was told of an alarm: an element of its <c>told</c>.</summary>
/// <param name="Step">Which one of the alarm's tellings it is.</param>
/// <param name="To">Who: a user's name, or a number.</param>
/// <param name="At">When it was decided on.</param>
/// <param name="Message">The id of the message that says it, by itself or among others.</param>
/// <param name="Error">Why he does not know after all: a stable word.</param>
internal sealed record ToldDocument(
    int Step, string To, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error)
{
    /// <summary>The document of a telling.</summary>
    public static ToldDocument Of(Telling telling) => new(telling.Step, telling.Person, telling.At, telling.Message, telling.Error);
}
