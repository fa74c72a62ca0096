using IotSms.Simulator.Behaviours;

namespace IotSms.Faults.Modules;

/// <summary>Answers every command, and ends no submission until it is started again.</summary>
internal sealed class HalfDead : Behaviour
{
    private bool _isSpent;

    public override bool IsSpent => _isSpent;

    public override SubmitVerdict OnSubmit() => SubmitVerdict.Usual with { IsAccepted = false, Shape = AnswerShape.Forget };

    public override void OnBoot() => _isSpent = true;
}
