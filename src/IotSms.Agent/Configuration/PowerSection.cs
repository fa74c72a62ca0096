namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Power</c> of a modem.</summary>
internal sealed record PowerSection
{
    /// <summary>A board whose wiring is known.</summary>
    public string? Board { get; set; }

    /// <summary>Number of the GPIO chip.</summary>
    public int Chip { get; set; }

    /// <summary>Line that presses PWRKEY.</summary>
    public int? PowerKey { get; set; }

    /// <summary>Line that reads STATUS.</summary>
    public int? Status { get; set; }

    /// <summary>Line that pulls RESET.</summary>
    public int? Reset { get; set; }

    /// <summary>Line that switches the module's supply.</summary>
    public int? Rail { get; set; }

    /// <summary>Whether a high line presses PWRKEY.</summary>
    public bool PowerKeyActiveHigh { get; set; } = true;
}
