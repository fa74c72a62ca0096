namespace IotSms.Simulator.Behaviours;

/// <summary>A module that hears only every so many pulses of its power key.</summary>
/// <param name="pulses">How many it takes.</param>
public sealed class StubbornPowerKey(int pulses = 3) : Behaviour
{
    private int _seen;

    /// <inheritdoc/>
    public override bool OnPowerKey() => ++_seen % pulses == 0;
}
