using System.Collections.Frozen;
using System.Globalization;
using IotSms.Simulator.Time;
using static IotSms.Simulator.Profiles.SettingKeep;

namespace IotSms.Simulator.Profiles;

public sealed partial record ModuleProfile
{
    /// <summary>SIM800 R14.18 (SIM800 Series AT Command Manual V1.09, SIM800L Hardware Design V1.00).</summary>
    public static ModuleProfile Sim800 { get; } = new()
    {
        Name = "sim800",
        Manufacturer = "SIMCOM_Ltd",
        Model = "SIMCOM_SIM800L",
        Revision = "Revision:1418B05SIM800L24",
        Identification = ["SIM800 R14.18"],
        Commands = FrozenSet.ToFrozenSet(
        [
            .. Common, "+CPOWD", "+CCID", "+CMGDA",
        ]),
        Settings = new Setting[]
        {
            Setting.Of("E", 1, "0,1", Stored), Setting.Of("V", 1, "0,1", Stored),
            Setting.Of("Q", 0, "0,1", Stored), Setting.Of("X", 4, "0-4", Stored),
            Setting.Of("&C", 1, "0,1", Stored), Setting.Of("&D", 1, "0-2", Stored),
            Setting.Of("+CMEE", 0, "0-2", Stored), Setting.Of("+CREG", 0, "0-2", Stored), Setting.Of("+CGREG", 0, "0-2", Stored),
            Setting.Of("+CMGF", 0, "0,1", Stored), Setting.Of("+CSDH", 0, "0,1", Never),
            new("+CNMI", [2, 1, 0, 0, 0], ["0-3", "0-3", "0,2", "0,1", "0,1"], Stored), Setting.Of("+CSMS", 0, "0,1", Never),
            Setting.Of("+IPR", 115200, "0,1200,2400,4800,9600,14400,19200,28800,38400,57600,115200,230400,460800", Stored),
            new("+IFC", [0, 0], ["0-2", "0-2"], Stored), Setting.Of("+CSCLK", 0, "0-2", Stored), Setting.Of("+CFGRI", 0, "0,1", Stored),
            Setting.Of("+CLIP", 0, "0,1", Never), Setting.Of("+GSMBUSY", 0, "0,1", Never),
            Setting.Of("+CLTS", 0, "0,1", Stored), Setting.Of("+CIURC", 1, "0,1", Stored),
            Setting.Of("+CSDT", 0, "0,1", Stored), Setting.Of("+CSMINS", 0, "0,1", Stored), Setting.Of("+CUSD", 0, "0,1", Never),
            Setting.Of("+CBATCHK", 0, "0,1", Stored), Setting.Of("+CMTE", 0, "0,1", Stored), Setting.Of("+DDET", 0, "0,1", Never),
        }.ToFrozenDictionary(setting => setting.Name),
        SyncBytes = new byte[] { 0x00, 0x49, 0x49, 0x49, 0x49, 0xFF, 0xFF, 0xFF, 0xFF },
        Boot =
        [
            new(new RandomDuration.Uniform(2, 3), "RDY", BootMark.UartReady),
            new(new RandomDuration.Uniform(0, 0.2), "+CFUN: {fun}"),
            new(new RandomDuration.Uniform(0.5, 1.5), null, BootMark.SimRead),
            new(new RandomDuration.Uniform(4, 8), "Call Ready"),
            new(new RandomDuration.Uniform(0, 3), "SMS Ready", BootMark.SmsReady),
        ],
        Power = new(
            OnPulse: TimeSpan.FromSeconds(1),
            OffPulse: TimeSpan.FromSeconds(1.5),
            RestartHold: TimeSpan.FromSeconds(33),
            StatusHigh: TimeSpan.FromSeconds(1.2),
            UartSilent: TimeSpan.Zero,
            StatusLow: TimeSpan.FromSeconds(2),
            Rest: TimeSpan.FromMilliseconds(800),
            KeyOffText: "NORMAL POWER DOWN"),
        Timings = new(
            Command: new RandomDuration.Mixture(new RandomDuration.Uniform(0.005, 0.030), 0.05, new RandomDuration.Uniform(0.085, 0.110)),
            Prompt: new RandomDuration.Uniform(0.030, 0.100),
            Submit: new RandomDuration.Mixture(new RandomDuration.LogNormal(3.2, 0.45), 0.01, new RandomDuration.Uniform(12, 60)),
            Report: UsualReport,
            Deliver: new RandomDuration.Uniform(1, 4),
            Register: new RandomDuration.Uniform(3, 15),
            Ussd: new RandomDuration.Uniform(2, 10),
            ReadMessage: TimeSpan.FromMilliseconds(150),
            DeleteMessage: TimeSpan.FromMilliseconds(220),
            ListMessage: TimeSpan.FromMilliseconds(40),
            KeptLinkFactor: 0.6),
        // The manual names the storages, not the size of ME; 20 is an assumption.
        Storage = new(
            Capacity: new Dictionary<string, int> { ["SM"] = 40, ["ME"] = 20 }.ToFrozenDictionary(),
            FirstIndex: new Dictionary<string, int> { ["SM"] = 1, ["ME"] = 1 }.ToFrozenDictionary(),
            Reading: ["SM", "ME", "SM_P", "ME_P", "MT"],
            Writing: ["SM", "ME", "SM_P", "ME_P", "MT"],
            Receiving: ["SM", "ME", "SM_P", "ME_P", "MT"],
            Initial: ("SM", "SM", "SM"),
            FactoryDefault: "SM",
            Saved: false),
        StoresCharacterSet = true,
        SavesTextParameters = true,
        SavesFunctionality = true,
        SimNotReady = "NOT READY",
        EmptyAlpha = "\"\"",
        RefusedCnmi = null,
        RoutedReportsNeedMode1 = false,
        SmsNotReady = 314,
        EscapeResult = "OK",
        EmptySlot = null,
        SimMissing = "NOT INSERTED",
        QuotedCells = true,
        Cell = ("1A2B", "3C4D"),
        AccessTechnology = null,
        SignalQuality = "18,0",
        SupplyVoltage = millivolt => string.Create(null, $"0,{Math.Clamp((millivolt - 3400) / 8, 0, 100)},{millivolt}"),
        UnderVoltagePowerDown = "UNDER-VOLTAGE POWER DOWN",
        PukAfterPin = false,
        SpacedUssd = true,
        RefusesCallsWhileSending = true,
        CallerLine = caller => $"+CLIP: \"{caller}\",{(caller.StartsWith('+') ? 145 : 129)},\"\",0,\"\",0",
        MissedCall = static (_, _) => "NO CARRIER",
        NetworkTimeSetting = "+CLTS",
        NetworkTime = time =>
        [
            string.Create(CultureInfo.InvariantCulture, $"*PSUTTZ: {time.UtcDateTime:yyyy,M,d,H,m,s},\"{Quarters(time)}\",0"),
            $"+CTZV: \"{Quarters(time)}\"",
            "DST: 0",
        ],
        HangUpNeedsCvhu = false,
    };

    private static string Quarters(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Offset.TotalMinutes / 15:+0;-0;+0}");

    private static string[] Common =>
    [
        "", "Z", "I", "&F", "&W", "H", "A",
        "+CFUN", "+CPIN", "+SPIC", "+CGMI", "+GMI", "+CGMM", "+GMM", "+CGMR", "+GMR", "+CGSN", "+GSN", "+CIMI", "+CNUM",
        "+CSQ", "+COPS", "+CSCA", "+CSCS", "+CPMS",
        "+CMGS", "+CMGR", "+CMGL", "+CMGD", "+CMGW", "+CMSS", "+CSMP", "+CBC", "+CCLK", "+CUSD", "+CHUP", "+CPAS", "+GCAP", "+CLCC",
    ];

    // 3 % of the reports take minutes to hours, 2 % never come.
    private static RandomDuration UsualReport => new RandomDuration.Mixture(
        new RandomDuration.Mixture(new RandomDuration.LogNormal(6, 1), 0.03, new RandomDuration.Uniform(120, 7200)),
        0.02, new RandomDuration.Never());
}
