using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Access:Proofs</c>.</summary>
internal sealed record ProofsSection
{
    /// <summary>For commands that only look.</summary>
    public Proof Observe { get; set; } = Proof.None;

    /// <summary>For commands that act on the site.</summary>
    public Proof Operate { get; set; } = Proof.Code;

    /// <summary>For commands that act on the agent.</summary>
    public Proof Admin { get; set; } = Proof.Code;
}
