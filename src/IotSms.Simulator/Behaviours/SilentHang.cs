namespace IotSms.Simulator.Behaviours;

/// <summary>The firmware hangs: no echo, no answer, until the module is started again from outside.</summary>
public sealed class SilentHang : Behaviour
{
    private bool _isSpent;

    /// <inheritdoc/>
    public override bool IsSpent => _isSpent;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> OnInput(ReadOnlyMemory<byte> octets) => default;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> OnOutput(ReadOnlyMemory<byte> octets) => default;

    /// <inheritdoc/>
    public override void OnBoot() => _isSpent = true;
}
