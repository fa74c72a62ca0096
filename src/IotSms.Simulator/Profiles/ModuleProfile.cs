using System.Collections.Frozen;

namespace IotSms.Simulator.Profiles;

/// <summary>What makes one module differ from another: its texts, its commands, its timings, its storages. Data, no code.</summary>
public sealed partial record ModuleProfile
{
    /// <summary>The name on the command line: <c>sim800</c> or <c>sim7600</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>AT+CGMI</c>.</summary>
    public required string Manufacturer { get; init; }

    /// <summary><c>AT+CGMM</c>.</summary>
    public required string Model { get; init; }

    /// <summary><c>AT+CGMR</c>.</summary>
    public required string Revision { get; init; }

    /// <summary><c>ATI</c>, its lines.</summary>
    public required IReadOnlyList<string> Identification { get; init; }

    /// <summary>The commands it knows beside its settings; all others are answered with ERROR.</summary>
    public required FrozenSet<string> Commands { get; init; }

    /// <summary>The commands that keep numbers.</summary>
    public required FrozenDictionary<string, Setting> Settings { get; init; }

    /// <summary>Bytes that leave at power-on before any text.</summary>
    public required ReadOnlyMemory<byte> SyncBytes { get; init; }

    /// <summary>The start-up, in order.</summary>
    public required IReadOnlyList<BootStep> Boot { get; init; }

    /// <summary>The power key and STATUS.</summary>
    public required PowerTimings Power { get; init; }

    /// <summary>How long things take.</summary>
    public required NetworkTimings Timings { get; init; }

    /// <summary>The message storages.</summary>
    public required StorageLayout Storage { get; init; }

    /// <summary>Whether <c>AT&amp;W</c> stores <c>+CSCS</c>.</summary>
    public required bool StoresCharacterSet { get; init; }

    /// <summary>Whether <c>+CSMP</c> outlives a reset as soon as it is set.</summary>
    public required bool SavesTextParameters { get; init; }

    /// <summary>Whether <c>+CFUN</c> outlives a reset as soon as it is set, except 0.</summary>
    public required bool SavesFunctionality { get; init; }

    /// <summary><c>+CPIN:</c> value told when <c>AT+CFUN=0</c> lets the SIM go; null for nothing.</summary>
    public required string? SimNotReady { get; init; }

    /// <summary>What an unset alpha field prints in <c>+CMGR</c> and <c>+CMGL</c>: <c>""</c> or nothing.</summary>
    public required string EmptyAlpha { get; init; }

    /// <summary>Answer to a refused <c>AT+CNMI</c>: a +CMS ERROR code, or null for ERROR.</summary>
    public required int? RefusedCnmi { get; init; }

    /// <summary>Whether <c>+CNMI</c> accepts <c>ds</c> = 1 with mode 1 only (SIM7600 AT command manual, +CNMI).</summary>
    public required bool RoutedReportsNeedMode1 { get; init; }

    /// <summary>+CMS ERROR of an SMS command before the SMS service is ready.</summary>
    public required int SmsNotReady { get; init; }

    /// <summary>The final result of ESC at the prompt; null for nothing.</summary>
    public required string? EscapeResult { get; init; }

    /// <summary>+CMS ERROR of <c>AT+CMGR</c> of an empty slot; null answers OK alone.</summary>
    public required int? EmptySlot { get; init; }

    /// <summary><c>+CPIN:</c> value told when the SIM is pulled or missing.</summary>
    public required string SimMissing { get; init; }

    /// <summary>Whether lac and ci are quoted in <c>+CREG:</c>.</summary>
    public required bool QuotedCells { get; init; }

    /// <summary>Location area and cell, hexadecimal.</summary>
    public required (string Lac, string Cell) Cell { get; init; }

    /// <summary>Access technology of <c>+COPS:</c> (27.007 7.3); null when it is not printed.</summary>
    public required int? AccessTechnology { get; init; }

    /// <summary><c>+CSQ:</c>.</summary>
    public required string SignalQuality { get; init; }

    /// <summary>What <c>AT+CBC</c> prints for a supply of so many millivolt.</summary>
    public required Func<int, string> SupplyVoltage { get; init; }

    /// <summary>The last line of a module whose supply is too low.</summary>
    public required string UnderVoltagePowerDown { get; init; }

    /// <summary>
    /// Order of the four tries-left counters of <c>+SPIC:</c>: true is PIN1, PUK1, PIN2, PUK2; false is PIN1, PIN2, PUK1, PUK2.
    /// </summary>
    public required bool PukAfterPin { get; init; }

    /// <summary>Blank after the comma in <c>+CUSD: 0, "...", 15</c>.</summary>
    public required bool SpacedUssd { get; init; }

    /// <summary>
    /// Whether a message arriving while a call rings or a call arriving while a message leaves is possible: SIM800 refuses
    /// calls while sending.
    /// </summary>
    public required bool RefusesCallsWhileSending { get; init; }

    /// <summary>The line behind <c>RING</c> for a caller's number (27.007 7.11).</summary>
    public required Func<string, string> CallerLine { get; init; }

    /// <summary>The line that tells that a caller gave up, and when.</summary>
    public required Func<string, DateTimeOffset, string> MissedCall { get; init; }

    /// <summary>The setting that lets the network's time be told.</summary>
    public required string NetworkTimeSetting { get; init; }

    /// <summary>The lines that tell the network's time.</summary>
    public required Func<DateTimeOffset, IReadOnlyList<string>> NetworkTime { get; init; }

    /// <summary>Whether ATH ends a call only after <c>AT+CVHU=0</c>.</summary>
    public required bool HangUpNeedsCvhu { get; init; }

    /// <summary>Finds a profile by its name.</summary>
    public static ModuleProfile? Find(string name) => name.ToLowerInvariant() switch
    {
        "sim800" or "sim800l" or "sim800c" => Sim800,
        "sim7600" or "sim7600e" => Sim7600,
        _ => null,
    };
}
