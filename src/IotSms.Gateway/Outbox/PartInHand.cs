namespace IotSms.Gateway;

/// <summary>One part that a send loop has in hand.</summary>
/// <param name="Message">The message as it stands with this part about to be submitted.</param>
/// <param name="Part">The part, from 0.</param>
/// <param name="TimeLeft">What is left of the message's time to live.</param>
internal sealed record PartInHand(OutboxMessage Message, int Part, TimeSpan TimeLeft)
{
    /// <summary>The name a late answer comes back under.</summary>
    public string SubmissionId => $"{Message.Key}/{Part}";

    /// <summary>The message and part of such a name.</summary>
    public static (Ulid Key, int Part)? Parse(string submissionId) =>
        submissionId.Split('/') is [var key, var part] && Ulid.TryParse(key, out var ulid)
            && int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (ulid, number)
            : null;
}
