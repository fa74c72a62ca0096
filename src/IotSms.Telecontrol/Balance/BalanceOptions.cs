namespace IotSms.Telecontrol.Balance;

/// <summary>How the credit of prepaid SIMs is asked for.</summary>
public sealed record BalanceOptions
{
    /// <summary>The USSD code, such as <c>*100#</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Where the amount stands in the answer.</summary>
    public required BalancePattern Pattern { get; init; }

    /// <summary>Below this it is low; null: it never is.</summary>
    public decimal? Low { get; init; }

    /// <summary>How often it is asked for.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Whom a low balance is told: a group's, a rota's or a user's name; null: nobody.</summary>
    public string? Tell { get; init; }

    /// <summary>The modem; null: all of them.</summary>
    public string? Modem { get; init; }
}
