namespace IotSms.Agent.Configuration;

/// <summary>One element of section <c>Calls:Actions</c>.</summary>
internal sealed record CallActionSection
{
    /// <summary>The user whose call it is.</summary>
    public string User { get; set; } = "";

    /// <summary>The command.</summary>
    public string Command { get; set; } = "";

    /// <summary>That whoever can show this user's number may have it carried out.</summary>
    public bool WithoutProof { get; set; }
}
