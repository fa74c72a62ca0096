namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Commands:Own:*:Program</c>.</summary>
internal sealed record OwnProgramSection
{
    /// <summary>The program.</summary>
    public string File { get; set; } = "";

    /// <summary>Its arguments.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>How long it may run.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many octets of its output are kept.</summary>
    public int MaxOutput { get; set; } = 2000;
}
