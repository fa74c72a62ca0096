using IotSms.Simulator.Module;

namespace IotSms.Simulator.Behaviours;

/// <summary>The network is lost: searching, then another state, then back, or stuck until the module is restarted.</summary>
/// <param name="searching">How long it searches.</param>
/// <param name="then">What it finds.</param>
/// <param name="lasts">How long that lasts before the network is back; infinite: until a restart.</param>
/// <param name="back">What it is back as.</param>
public sealed class LostRegistration(
    TimeSpan searching, Registration then, TimeSpan lasts, Registration back = Registration.Home) : Behaviour
{
    private bool _isSpent;

    /// <inheritdoc/>
    public override bool IsSpent => _isSpent;

    /// <inheritdoc/>
    public override void OnBoot() => End();

    /// <inheritdoc/>
    protected override void OnAttached()
    {
        World.Register(Registration.Searching);
        After(searching, () =>
        {
            if (_isSpent)
                return;
            World.Register(then);
            if (lasts != Timeout.InfiniteTimeSpan)
                After(lasts, End);
        });
    }

    /// <inheritdoc/>
    protected override void OnDetached() => End();

    private void End()
    {
        if (_isSpent)
            return;
        _isSpent = true;
        World.Register(back);
    }
}
