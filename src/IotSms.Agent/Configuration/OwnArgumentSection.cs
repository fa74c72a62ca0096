namespace IotSms.Agent.Configuration;

/// <summary>One element of <c>Commands:Own:*:Arguments</c>.</summary>
internal sealed record OwnArgumentSection
{
    /// <summary>Its name in the templates.</summary>
    public string Name { get; set; } = "";

    /// <summary>The only words allowed.</summary>
    public IReadOnlyList<string> Choices { get; set; } = [];

    /// <summary>A regular expression that all of it must match.</summary>
    public string? Pattern { get; set; }

    /// <summary>The least number.</summary>
    public int? Minimum { get; set; }

    /// <summary>The greatest number.</summary>
    public int? Maximum { get; set; }

    /// <summary>Whether it takes all that is left.</summary>
    public bool Rest { get; set; }

    /// <summary>What it is when nothing is given.</summary>
    public string? Default { get; set; }
}
