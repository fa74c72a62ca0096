namespace IotSms.Simulator.Behaviours;

/// <summary>
/// A supply that gives up slowly: three warnings 10 s apart, the power-down line, silence (SIM800 AT command manual
/// 19.3, with its spelling).
/// </summary>
public sealed class UnderVoltage : Behaviour
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private int _warnings;

    /// <inheritdoc/>
    public override bool IsSpent => _warnings > 3;

    /// <inheritdoc/>
    protected override void OnAttached() => Warn();

    private void Warn()
    {
        if (++_warnings > 3)
        {
            World.Urc(World.Options.Profile.UnderVoltagePowerDown);
            World.CutSupply();
            return;
        }

        World.Urc("UNDER-VOLTAGE WARNNING");
        After(Period, Warn);
    }
}
