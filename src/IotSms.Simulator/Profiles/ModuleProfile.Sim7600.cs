using System.Collections.Frozen;
using System.Globalization;
using IotSms.Simulator.Time;
using static IotSms.Simulator.Profiles.SettingKeep;

namespace IotSms.Simulator.Profiles;

public sealed partial record ModuleProfile
{
    /// <summary>SIM7600E-H (SIM7500_SIM7600 Series AT Command Manual V3.00, SIM7600E Hardware Design V1.01).</summary>
    public static ModuleProfile Sim7600 { get; } = new()
    {
        Name = "sim7600",
        Manufacturer = "SIMCOM INCORPORATED",
        Model = "SIMCOM_SIM7600E-H",
        Revision = "+CGMR: LE20B03SIM7600M22",
        Identification =
        [
            "Manufacturer: SIMCOM INCORPORATED", "Model: SIMCOM_SIM7600E-H", "Revision: LE20B03SIM7600M22", "IMEI: {imei}", "+GCAP: +CGSM",
        ],
        Commands = FrozenSet.ToFrozenSet(
        [
            .. Common, "+CPOF", "+CRESET", "+CICCID", "+CNMA", "+CPSI",
        ]),
        Settings = new Setting[]
        {
            Setting.Of("E", 1, "0,1", Stored), Setting.Of("V", 1, "0,1", Stored),
            Setting.Of("Q", 0, "0,1", Stored), Setting.Of("X", 1, "0-4", Stored),
            Setting.Of("&C", 1, "0-2", Stored), Setting.Of("&D", 2, "0-2", Stored), Setting.Of("&S", 0, "0,1", Stored),
            Setting.Of("+CMEE", 1, "0-2", Never), Setting.Of("+CREG", 0, "0-2", Never),
            Setting.Of("+CGREG", 0, "0-2", Never), Setting.Of("+CEREG", 0, "0-2", Never),
            Setting.Of("+CMGF", 0, "0,1", Never), Setting.Of("+CSDH", 0, "0,1", Never),
            new("+CNMI", [2, 1, 0, 0, 0], ["0,1,2", "0,1,2,3", "0,2", "0,1,2", "0,1"], AtOnce), Setting.Of("+CSMS", 0, "0,1", Never),
            Setting.Of("+IPR", 115200,
                "0,300,600,1200,2400,4800,9600,19200,38400,57600,115200,230400,460800,921600,3000000,3200000,3686400", Never),
            Setting.Of("+IPREX", 115200,
                "0,300,600,1200,2400,4800,9600,19200,38400,57600,115200,230400,460800,921600,3000000,3200000,3686400", AtOnce),
            new("+IFC", [0, 0], ["0,2", "0,2"], AtOnce), Setting.Of("+CSCLK", 0, "0,1", Never), Setting.Of("+CFGRI", 0, "0,1", AtOnce),
            Setting.Of("+CLIP", 0, "0,1", Never), Setting.Of("+CVHU", 1, "0,1", Never),
            Setting.Of("+CTZU", 0, "0,1", AtOnce), Setting.Of("+CTZR", 0, "0,1", Never), Setting.Of("+CUSD", 0, "0,1", Never),
            Setting.Of("+CMMS", 0, "0-2", Never), Setting.Of("+CGSMS", 1, "0-3", Never),
            Setting.Of("+CNMP", 2, "2,13,14,38", AtOnce), Setting.Of("+CATR", 0, "0-4", AtOnce),
            Setting.Of("+CNSMOD", 0, "0,1", Never), Setting.Of("+UIMHOTSWAPON", 0, "0,1", AtOnce),
            Setting.Of("+UIMHOTSWAPLEVEL", 1, "0,1", AtOnce),
            new("+AUTOCSQ", [0, 0], ["0,1", "0,1"], Never),
            new("+CVALARM", [0, 3300, 4300], ["0,1", "3300-4000", "4000-4300"], AtOnce),
            new("+CPMVT", [0, 3200, 4300], ["0,1", "3000-4000", "4000-4300"], AtOnce),
        }.ToFrozenDictionary(setting => setting.Name),
        SyncBytes = default,
        Boot =
        [
            new(new RandomDuration.Uniform(11, 13), "RDY", BootMark.UartReady),
            new(new RandomDuration.Uniform(0.5, 1.5), null, BootMark.SimRead),
            new(new RandomDuration.Uniform(3, 6), "SMS DONE", BootMark.SmsReady),
            new(new RandomDuration.Uniform(0, 4), "PB DONE"),
        ],
        Power = new(
            OnPulse: TimeSpan.FromMilliseconds(100),
            OffPulse: TimeSpan.FromSeconds(2.5),
            RestartHold: null,
            StatusHigh: TimeSpan.FromSeconds(12.5),
            UartSilent: TimeSpan.FromSeconds(14.5),
            StatusLow: TimeSpan.FromSeconds(25.5),
            Rest: TimeSpan.Zero,
            KeyOffText: null),
        Timings = new(
            Command: new RandomDuration.Uniform(0.005, 0.020),
            Prompt: new RandomDuration.Uniform(0.020, 0.080),
            Submit: new RandomDuration.Mixture(new RandomDuration.LogNormal(1.8, 0.5), 0.01, new RandomDuration.Uniform(10, 60)),
            Report: UsualReport,
            Deliver: new RandomDuration.Uniform(0.5, 3),
            Register: new RandomDuration.Uniform(3, 20),
            Ussd: new RandomDuration.Uniform(2, 10),
            ReadMessage: TimeSpan.FromMilliseconds(60),
            DeleteMessage: TimeSpan.FromMilliseconds(120),
            ListMessage: TimeSpan.FromMilliseconds(20),
            KeptLinkFactor: 0.7),
        // The manual does not print the size of SR; 20 is an assumption.
        Storage = new(
            Capacity: new Dictionary<string, int> { ["SM"] = 50, ["ME"] = 23, ["SR"] = 20 }.ToFrozenDictionary(),
            FirstIndex: new Dictionary<string, int> { ["SM"] = 0, ["ME"] = 0, ["SR"] = 0 }.ToFrozenDictionary(),
            Reading: ["ME", "MT", "SM", "SR"],
            Writing: ["ME", "MT", "SM"],
            Receiving: ["ME", "SM"],
            Initial: ("ME", "ME", "ME"),
            FactoryDefault: "SM",
            Saved: true),
        StoresCharacterSet = false,
        SavesTextParameters = false,
        SavesFunctionality = false,
        SimNotReady = null,
        EmptyAlpha = "",
        RefusedCnmi = 303,
        RoutedReportsNeedMode1 = true,
        SmsNotReady = 314,
        EscapeResult = "OK",
        EmptySlot = null,
        SimMissing = "SIM REMOVED",
        QuotedCells = false,
        Cell = ("1A2B", "1C3D4E5"),
        AccessTechnology = 7,
        SignalQuality = "22,99",
        SupplyVoltage = millivolt => string.Create(CultureInfo.InvariantCulture, $"{millivolt / 1000.0:0.000}V"),
        UnderVoltagePowerDown = "UNDER-VOLTAGE WARNNING POWER DOWN",
        PukAfterPin = true,
        SpacedUssd = false,
        RefusesCallsWhileSending = false,
        CallerLine = caller => $"+CLIP: \"{caller}\",128,,,\"\",0",
        MissedCall = static (caller, time) => string.Create(CultureInfo.InvariantCulture, $"MISSED_CALL: {time:hh:mmtt} {caller}"),
        NetworkTimeSetting = "+CTZR",
        NetworkTime = time =>
            [string.Create(CultureInfo.InvariantCulture, $"+CTZV: {time.Offset.TotalMinutes / 15:0},{time:yy/MM/dd,HH:mm:ss},0")],
        HangUpNeedsCvhu = true,
    };
}
