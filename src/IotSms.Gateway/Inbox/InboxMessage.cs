using System.Collections.Immutable;

namespace IotSms.Gateway;

/// <summary>An incoming message as the inbox keeps it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Message">As others see it.</param>
/// <param name="Origins">Where its parts lay.</param>
internal sealed record InboxMessage(Ulid Key, IncomingMessage Message, ImmutableArray<Origin> Origins)
{
    /// <summary>What ids of incoming messages begin with.</summary>
    public const string IdPrefix = "in-";

    /// <summary>Its place in the order of changes.</summary>
    public long Revision => Message.Revision;

    /// <summary>When it was made durable.</summary>
    public DateTimeOffset ReceivedAt => Message.ReceivedAt;
}
