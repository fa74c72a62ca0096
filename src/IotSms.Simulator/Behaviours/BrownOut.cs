namespace IotSms.Simulator.Behaviours;

/// <summary>
/// The supply sags when the module transmits: silence, a few bytes of noise, then the start-up with everything in RAM
/// forgotten. Strikes once.
/// </summary>
/// <param name="atOctet">Strikes when so many characters were typed at the prompt; 0 strikes in the network instead.</param>
/// <param name="intoSubmit">With <paramref name="atOctet"/> 0: so long after the PDU was taken.</param>
/// <param name="accepted">With <paramref name="atOctet"/> 0: whether the network had the message by then.</param>
public sealed class BrownOut(int atOctet, TimeSpan intoSubmit = default, bool accepted = false) : Behaviour
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(3);

    private bool _isSpent;

    /// <inheritdoc/>
    public override bool IsSpent => _isSpent;

    /// <inheritdoc/>
    public override void OnPromptOctet(int count)
    {
        if (count == atOctet)
            Strike();
    }

    /// <inheritdoc/>
    public override SubmitVerdict OnSubmit()
    {
        if (atOctet > 0)
            return SubmitVerdict.Usual;
        After(intoSubmit, () =>
        {
            if (accepted)
                World.AcceptInFlight();
            Strike();
        });
        // The answer would come after the fault, so it never comes.
        return SubmitVerdict.Usual with { IsAccepted = false, Shape = AnswerShape.Hang, Delay = intoSubmit };
    }

    private void Strike()
    {
        if (_isSpent)
            return;
        _isSpent = true;
        // Taken off the stack by then, it has no world any more; the supply comes back all the same.
        var world = World;
        world.CutSupply();
        world.After(Recovery, () =>
        {
            world.Emit("\0\xFF\xFE");
            world.RestoreSupply(starts: true);
        });
    }
}
