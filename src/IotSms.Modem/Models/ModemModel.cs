using IotSms.Modem.At;

namespace IotSms.Modem.Models;

/// <summary>What differs between modules, as data.</summary>
internal sealed record ModemModel
{
    /// <summary>The name used in configuration: <c>sim800</c>, <c>sim7600</c>.</summary>
    internal required string Name { get; init; }

    /// <summary>Parts of the answer to AT+CGMM that tell it.</summary>
    internal required IReadOnlyList<string> Identities { get; init; }

    /// <summary>What comes unasked, in this model's spelling.</summary>
    internal UrcTable Urcs { get; init; } = UrcTable.Generic;

    /// <summary>Settings after each start, before the SIM is looked at. A refused one is passed over: firmwares differ.</summary>
    internal required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Settings of the message service, once the SIM is open.</summary>
    internal required IReadOnlyList<string> MessageSettings { get; init; }

    /// <summary>AT+CNMI parameters to try in order: messages stored and told of, reports routed or stored.</summary>
    internal required IReadOnlyList<string> Indications { get; init; }

    /// <summary>Receiving storages to try in order.</summary>
    internal required IReadOnlyList<string> Storages { get; init; }

    /// <summary>Registration commands: the better answer counts.</summary>
    internal required IReadOnlyList<string> Registrations { get; init; }

    /// <summary>The command for the SIM's identifier.</summary>
    internal required string IccidCommand { get; init; }

    /// <summary>Where AT+SPIC prints the tries of PUK1, counted from 0.</summary>
    internal required int PukPosition { get; init; }

    /// <summary>Restarts the module.</summary>
    internal required string Restart { get; init; }

    /// <summary>Switches the module off.</summary>
    internal required string PowerOff { get; init; }

    /// <summary>Ends a call.</summary>
    internal required string HangUp { get; init; }

    /// <summary>Line rates it may have been left at, likeliest first.</summary>
    internal required IReadOnlyList<int> BaudRates { get; init; }

    /// <summary>How long PWRKEY is held to start it.</summary>
    internal required TimeSpan PowerOnPulse { get; init; }

    /// <summary>How long PWRKEY is held to stop it.</summary>
    internal required TimeSpan PowerOffPulse { get; init; }

    /// <summary>The shortest pulse of PWRKEY that may stop it, of all its papers; a shorter one can only start it.</summary>
    internal required TimeSpan ShortestOffPulse { get; init; }

    /// <summary>From the pulse or reset to the first answer, at the most.</summary>
    internal required TimeSpan BootTime { get; init; }

    /// <summary>From the stop pulse or command until it may be started again.</summary>
    internal required TimeSpan OffTime { get; init; }
}
