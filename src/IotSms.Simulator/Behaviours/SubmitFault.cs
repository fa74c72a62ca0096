namespace IotSms.Simulator.Behaviours;

/// <summary>Some submits end otherwise: the n-th from now, and as many after it as wanted.</summary>
/// <param name="verdict">What becomes of them.</param>
/// <param name="nth">The first, counted from 1.</param>
/// <param name="times">How many; 0 for all from then on.</param>
public sealed class SubmitFault(SubmitVerdict verdict, int nth = 1, int times = 1) : Behaviour
{
    // Counted by the module, so that another fault's verdict on a submit before does not move this one.
    private int _before;

    /// <inheritdoc/>
    public override bool IsSpent => times > 0 && Seen >= nth - 1 + times;

    private int Seen => World.SubmitCount - _before;

    /// <inheritdoc/>
    public override SubmitVerdict OnSubmit() => Seen >= nth - 1 && (times == 0 || Seen < nth - 1 + times) ? verdict : SubmitVerdict.Usual;

    /// <inheritdoc/>
    protected override void OnAttached() => _before = World.SubmitCount;
}
