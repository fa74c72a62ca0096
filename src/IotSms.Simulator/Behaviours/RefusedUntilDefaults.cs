using IotSms.Simulator.Commands;

namespace IotSms.Simulator.Behaviours;

/// <summary>After each start every submit is refused until <c>AT&amp;F</c>, as one SIM7600G-H was seen to do.</summary>
/// <param name="code">+CMS ERROR it refuses with.</param>
public sealed class RefusedUntilDefaults(int code = 500) : Behaviour
{
    private bool _isCured;

    /// <inheritdoc/>
    public override CommandVerdict OnCommand(AtCommand command)
    {
        _isCured |= command.Name == "&F";
        return CommandVerdict.Usual;
    }

    /// <inheritdoc/>
    public override SubmitVerdict OnSubmit() => _isCured ? SubmitVerdict.Usual : SubmitVerdict.Refuse(code);

    /// <inheritdoc/>
    public override void OnBoot() => _isCured = false;
}
