using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Configuration;

/// <summary>One element of <c>Access:Commands</c>.</summary>
internal sealed record CommandProofSection
{
    /// <summary>The command's name.</summary>
    public string Command { get; set; } = "";

    /// <summary>The least proof.</summary>
    public Proof Proof { get; set; } = Proof.Code;
}
