namespace IotSms.Simulator.Behaviours;

/// <summary>A call rings while a message is in the network, and the message waits until it has ended.</summary>
/// <param name="caller">The caller's number.</param>
/// <param name="rings">How long it rings.</param>
public sealed class CallDuringSubmit(string caller, TimeSpan rings) : Behaviour
{
    private bool _isSpent;

    /// <inheritdoc/>
    public override bool IsSpent => _isSpent;

    /// <inheritdoc/>
    public override SubmitVerdict OnSubmit()
    {
        if (_isSpent)
            return SubmitVerdict.Usual;
        _isSpent = true;
        return World.Ring(caller, rings) ? SubmitVerdict.Usual with { Delay = rings } : SubmitVerdict.Usual;
    }
}
