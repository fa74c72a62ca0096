using IotSms.Modem.Recovery;
using IotSms.Modem.Supply;

namespace IotSms.Modem;

/// <summary>Where a module stands in its life; the names are those of the MQTT contract in camel case.</summary>
public enum ModemState
{
    /// <summary>Without power, as far as is known.</summary>
    Off,

    /// <summary>Power key pressed, not answering yet.</summary>
    PoweringOn,

    /// <summary>Being asked <c>AT</c> until it answers.</summary>
    Probing,

    /// <summary>Answers; identified and set up.</summary>
    Configuring,

    /// <summary>The SIM wants a PIN or PUK that is not to be given.</summary>
    SimLocked,

    /// <summary>Set up, not registered to a network.</summary>
    Searching,

    /// <summary>Registered: sends and receives.</summary>
    Ready,

    /// <summary>Does not work; the reason says why and what is tried.</summary>
    Faulted,

    /// <summary>Being switched off.</summary>
    PoweringOff,
}

/// <summary>What is known of a module.</summary>
public sealed record ModemStatus
{
    /// <summary>Where it stands.</summary>
    public required ModemState State { get; init; }

    /// <summary>Why it stands there, for people; null when there is nothing to explain.</summary>
    public string? Reason { get; init; }

    /// <summary>Manufacturer's model (AT+CGMM), such as <c>SIMCOM_SIM800L</c>.</summary>
    public string? Model { get; init; }

    /// <summary>Firmware revision (AT+CGMR).</summary>
    public string? Firmware { get; init; }

    /// <summary>International mobile equipment identity, 15 digits.</summary>
    public string? Imei { get; init; }

    /// <summary>Integrated circuit card identifier of the SIM, up to 20 digits.</summary>
    public string? Iccid { get; init; }

    /// <summary>The SIM that was there before, if it was another; told by who remembers it, never by the module.</summary>
    public string? SimBefore { get; init; }

    /// <summary>The error by which the network refuses the subscription; told by who remembers it, never by the module.</summary>
    public string? Barred { get; init; }

    /// <summary>Received signal strength in dBm; null when not known.</summary>
    public int? SignalDbm { get; init; }

    /// <summary>The network's name (AT+COPS?).</summary>
    public string? Operator { get; init; }

    /// <summary>Registration status (3GPP TS 27.007 7.2 <c>stat</c>), the better of circuit and packet domain.</summary>
    public int? Registration { get; init; }

    /// <summary>Service centre address on the SIM (AT+CSCA?); empty when it has none, null when it did not tell.</summary>
    public string? ServiceCentre { get; init; }

    /// <summary>Message slots in use in the receiving storage.</summary>
    public int? SlotsUsed { get; init; }

    /// <summary>Message slots in the receiving storage.</summary>
    public int? SlotsTotal { get; init; }

    /// <summary>Supply voltage in millivolts (AT+CBC).</summary>
    public int? SupplyMillivolts { get; init; }

    /// <summary>What the last hour said about the power supply; null before anything was read or noticed.</summary>
    public SupplyReport? Supply { get; init; }

    /// <summary>PIN tries left, where the module tells (AT+SPIC).</summary>
    public int? PinTriesLeft { get; init; }

    /// <summary>The network's time when last read (NITZ), with zone.</summary>
    public DateTimeOffset? NetworkTime { get; init; }

    /// <summary>What has been done to keep it at work; null when nothing had to be.</summary>
    public RecoveryStatus? Recovery { get; init; }

    /// <summary>Whether the receiving storage is so full (80 %) that it is emptied at once.</summary>
    public bool IsStorageNearlyFull => SlotsTotal > 0 && SlotsUsed * 5 >= SlotsTotal * 4;

    /// <summary>Whether a submission can be tried now.</summary>
    public bool CanSend => State == ModemState.Ready;
}
