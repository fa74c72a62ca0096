namespace IotSms.Gateway;

/// <summary>Something that changed durably.</summary>
/// <param name="Revision">Its place in the order of all changes.</param>
public abstract record GatewayEvent(long Revision)
{
    /// <summary>An outgoing message changed its state; changes that follow quickly may be seen as the last one only.</summary>
    public sealed record MessageChanged(OutgoingMessage Message) : GatewayEvent(Message.Revision);

    /// <summary>A message came in.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="PossibleDuplicate">
    /// Whether it may have been told before (told but not acknowledged when the program last ended).
    /// </param>
    public sealed record MessageReceived(IncomingMessage Message, bool PossibleDuplicate) : GatewayEvent(Message.Revision);
}
