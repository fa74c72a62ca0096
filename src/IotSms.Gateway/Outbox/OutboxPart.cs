namespace IotSms.Gateway;

/// <summary>One short message of an outgoing message.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Reference">TP-MR by which its status report comes, if the module named it.</param>
/// <param name="At">When it was submitted or, if the service centre has it, accepted.</param>
/// <param name="Again">Whether it is, or will be, sent a second time.</param>
/// <param name="Status">TP-ST of its last status report.</param>
internal sealed record OutboxPart(
    PartState State, byte? Reference = null, DateTimeOffset? At = null, bool Again = false, byte? Status = null)
{
    /// <summary>Whether it has left for the network, or may have.</summary>
    public bool HasLeft => State != PartState.Waiting;

    /// <summary>Whether the service centre has it or had it.</summary>
    public bool IsAccepted => State is PartState.Accepted or PartState.Delivered or PartState.Undelivered;
}
