using IotSms.Modem;

namespace IotSms.Agent.Documents;

/// <summary>A modem's status, as on topic <c>modem/{name}</c>.</summary>
internal sealed record ModemDocument
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required ModemState State { get; init; }

    /// <summary>Why it stands there.</summary>
    public string? Reason { get; init; }

    /// <summary>Received signal strength in dBm.</summary>
    public int? SignalDbm { get; init; }

    /// <summary>The network's name.</summary>
    public string? Operator { get; init; }

    /// <summary>
    /// <c>home</c>, <c>roaming</c>, <c>searching</c>, <c>denied</c>, <c>none</c>, <c>unknown</c>, <c>smsOnly</c>
    /// or <c>emergencyOnly</c>.
    /// </summary>
    public string? Registration { get; init; }

    /// <summary>Message slots in use.</summary>
    public int? SlotsUsed { get; init; }

    /// <summary>Message slots there are.</summary>
    public int? SlotsTotal { get; init; }

    /// <summary>Supply voltage in volts.</summary>
    public double? SupplyVoltage { get; init; }

    /// <summary>What the last hour said about the power supply.</summary>
    public SupplyDocument? Supply { get; init; }

    /// <summary>What a person should look at, in words; null when there is nothing.</summary>
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>Integrated circuit card identifier of the SIM.</summary>
    public string? Iccid { get; init; }

    /// <summary>That of the SIM before, if it was another.</summary>
    public string? SimBefore { get; init; }

    /// <summary>The error by which the network refuses the subscription: nothing is sent, but for a try each quarter of an hour.</summary>
    public string? Barred { get; init; }

    /// <summary>International mobile equipment identity.</summary>
    public string? Imei { get; init; }

    /// <summary>Manufacturer's model.</summary>
    public string? Model { get; init; }

    /// <summary>Firmware revision.</summary>
    public string? Firmware { get; init; }

    /// <summary>Service centre address on the SIM.</summary>
    public string? ServiceCentre { get; init; }

    /// <summary>PIN tries left, where the module tells.</summary>
    public int? PinTriesLeft { get; init; }

    /// <summary>What has been done to keep it at work.</summary>
    public StepsDocument? Recovery { get; init; }

    /// <summary>The document of a status.</summary>
    public static ModemDocument Of(string name, ModemStatus status) => new()
    {
        Name = name,
        State = status.State,
        Reason = status.Reason,
        SignalDbm = status.SignalDbm,
        Operator = status.Operator,
        Registration = RegistrationWord(status.Registration),
        SlotsUsed = status.SlotsUsed,
        SlotsTotal = status.SlotsTotal,
        SupplyVoltage = status.SupplyMillivolts / 1000.0,
        Supply = SupplyDocument.Of(status.Supply),
        Notices = ModemNotices.Of(status) is { Count: > 0 } notices ? notices : null,
        Iccid = status.Iccid,
        SimBefore = status.SimBefore,
        Barred = status.Barred,
        Imei = status.Imei,
        Model = status.Model,
        Firmware = status.Firmware,
        ServiceCentre = status.ServiceCentre is "" ? null : status.ServiceCentre,
        PinTriesLeft = status.PinTriesLeft,
        Recovery = status.Recovery is { } recovery ? StepsDocument.Of(recovery) : null,
    };

    /// <summary>3GPP TS 27.007 7.2 <c>stat</c> in a word.</summary>
    private static string? RegistrationWord(int? stat) => stat switch
    {
        null => null,
        0 => "none",
        1 => "home",
        2 => "searching",
        3 => "denied",
        5 => "roaming",
        6 or 7 => "smsOnly",
        8 => "emergencyOnly",
        9 => "home",
        10 => "roaming",
        _ => "unknown",
    };
}
