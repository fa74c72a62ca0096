namespace IotSms.Simulator.Behaviours;

/// <summary>Some submits end otherwise: the n-th from now, and as many after it as wanted.</summary>
/// <param name="verdict">What becomes of them.</param>
/// <param name="nth">The first, counted from 1.</param>
/// <param name="times">How many; 0 for all from then on.</param>
public sealed class SubmitFault(SubmitVerdict verdict, int nth = 1, int times = 1) : Behaviour
{
    private int _seen;

    /// <inheritdoc/>
    public override bool IsSpent => times > 0 && _seen >= nth - 1 + times;

    /// <inheritdoc/>
    public override SubmitVerdict OnSubmit() => ++_seen >= nth && (times == 0 || _seen < nth + times) ? verdict : SubmitVerdict.Usual;
}
