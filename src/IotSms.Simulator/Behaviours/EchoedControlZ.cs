namespace IotSms.Simulator.Behaviours;

/// <summary>A firmware that echoes the Ctrl-Z at the end of a PDU too, when echo is on.</summary>
public sealed class EchoedControlZ : Behaviour
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> OnInput(ReadOnlyMemory<byte> octets)
    {
        if (octets.Span.Contains((byte)0x1A) && World.IsEchoing)
            World.Emit("\x1A");
        return octets;
    }
}
