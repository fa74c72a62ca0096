namespace IotSms.Simulator.Behaviours;

/// <summary>Bytes leave in portions of one size: two lines glued in one read, or one line torn over many.</summary>
/// <param name="octets">Bytes in a portion.</param>
public sealed class PortionSize(int octets) : Behaviour
{
    /// <inheritdoc/>
    public override int OnPortion(int usual) => octets;
}
