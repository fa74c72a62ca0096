namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Power</c> of a modem.</summary>
internal sealed record PowerSection
{
    /// <summary>A board whose wiring is known.</summary>
    public string? Board { get; init; }

    /// <summary>Number of the GPIO chip.</summary>
    public int Chip { get; init; }

    /// <summary>Line that presses PWRKEY.</summary>
    public int? PowerKey { get; init; }

    /// <summary>Line that reads STATUS.</summary>
    public int? Status { get; init; }

    /// <summary>Line that pulls RESET.</summary>
    public int? Reset { get; init; }

    /// <summary>Line that switches the module's supply.</summary>
    public int? Rail { get; init; }

    /// <summary>Whether a high line presses PWRKEY.</summary>
    public bool PowerKeyActiveHigh { get; init; } = true;
}
