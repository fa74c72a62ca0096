namespace IotSms.Telecontrol.Access;

/// <summary>Somebody asks for something; who he is and what he may is not known yet.</summary>
/// <param name="Id">Names this one approach, over restarts too: the incoming message's id, or one that the asker gave.</param>
/// <param name="Via">The way it came.</param>
/// <param name="Number">The sender's number, for a short message.</param>
/// <param name="UserName">The user that it names, for a request.</param>
/// <param name="Text">The text, with the code before or after the words.</param>
public sealed record Approach(string Id, Via Via, string? Number, string? UserName, string Text)
{
    /// <summary>When the service centre took the short message; it tells a clock that is wrong by days.</summary>
    public DateTimeOffset? ServiceCentreTime { get; init; }
}
