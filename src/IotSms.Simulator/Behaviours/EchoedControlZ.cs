namespace IotSms.Simulator.Behaviours;

/// <summary>A firmware that echoes the Ctrl-Z at the end of a PDU too, when echo is on.</summary>
public sealed class EchoedControlZ : Behaviour
{
    /// <inheritdoc/>
    public override bool OnEcho(byte octet, bool echoed) => echoed || octet == 0x1A;
}
