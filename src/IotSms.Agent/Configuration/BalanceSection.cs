using IotSms.Telecontrol.Balance;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Balance</c>.</summary>
internal sealed record BalanceSection
{
    /// <summary>The USSD code.</summary>
    public string Code { get; set; } = "";

    /// <summary>The regular expression that finds the amount.</summary>
    public string Pattern { get; set; } = BalancePattern.Usual;

    /// <summary>Below this it is low.</summary>
    public double? Low { get; set; }

    /// <summary>How often it is asked for.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Whom a low balance is told.</summary>
    public string? Tell { get; set; }

    /// <summary>The modem; null: all of them.</summary>
    public string? Modem { get; set; }
}
