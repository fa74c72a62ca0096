using IotSms.Gateway;

namespace IotSms.Telecontrol.Commands;

/// <summary>The answer to a command as a short message.</summary>
internal static class AnswerMessage
{
    /// <summary>Who waits for an answer has gone home by then.</summary>
    private static readonly TimeSpan TimeToLive = TimeSpan.FromHours(1);

    /// <summary>
    /// The message. It goes in the lane of the alarms: who asks at night is awake, and what he may ask in an hour is limited where he asks.
    /// The id is the asking message's own, so that an answer that is given again is the same message.
    /// </summary>
    public static SendRequest Of(string incoming, string to, string text) => new()
    {
        Id = $"answer-{incoming}",
        To = [to],
        Text = text,
        Priority = Lane.Alarm,
        TimeToLive = TimeToLive,
        SmartReplacement = true,
        Source = "site",
    };
}
