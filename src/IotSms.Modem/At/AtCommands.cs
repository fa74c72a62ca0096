using System.Globalization;
using System.Text;
using IotSms.Modem.At.Responses;

namespace IotSms.Modem.At;

/// <summary>
/// The commands that are used, with the time limits the manuals give (SIM800 AT V1.09; SIM7600 prints fewer, none shorter).
/// </summary>
internal static class AtCommands
{
    private static readonly TimeSpan SimTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ListTime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan DeleteTime = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan NetworkTime = TimeSpan.FromSeconds(45);

    /// <summary>How long a submission may stay unanswered before its outcome counts as unknown (EG06: 135 s for CMS 350).</summary>
    internal static readonly TimeSpan SubmitTime = TimeSpan.FromSeconds(180);

    /// <summary>The attention command: the only one a module in autobaud learns its rate from.</summary>
    internal static readonly AtCommand Probe = new("AT") { Timeout = TimeSpan.FromMilliseconds(800), EndsByPrompt = true, IsProbe = true };

    /// <summary>Leaves a prompt that may be open. Some modules say <c>OK</c> to it, others nothing.</summary>
    internal static readonly AtCommand Escape = new("\x1B") { Timeout = TimeSpan.FromMilliseconds(300), IsProbe = true };

    /// <summary>
    /// Answers with a line of its own, so that its <c>OK</c> can't be mistaken for an older one; both modules know it without a SIM.
    /// </summary>
    internal static readonly AtCommand Fence =
        new("AT+CMEE?") { Prefix = "+CMEE", NeedsInformation = true, Timeout = TimeSpan.FromSeconds(3) };

    /// <summary>Whether the module still lives.</summary>
    internal static readonly AtCommand Attention = new("AT") { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Puts the settings back to the factory's; the line rate is not among them.</summary>
    internal static readonly AtCommand FactoryDefaults = Set("AT&F");

    internal static readonly AtCommand RadioOff = Set("AT+CFUN=4");
    internal static readonly AtCommand RadioOn = Set("AT+CFUN=1");
    internal static readonly AtCommand Model = Identity("AT+CGMM");
    internal static readonly AtCommand Firmware = Identity("AT+CGMR");
    internal static readonly AtCommand Imei = Identity("AT+CGSN");
    internal static readonly AtCommand SimState = Query("AT+CPIN?", SimTime) with { IsResponse = SimStatus.IsReadResponse };
    internal static readonly AtCommand Signal = Query("AT+CSQ", AtCommand.DefaultTime);
    internal static readonly AtCommand Voltage = Query("AT+CBC", AtCommand.DefaultTime);
    internal static readonly AtCommand Operator = Query("AT+COPS?", NetworkTime);
    internal static readonly AtCommand Storages = Query("AT+CPMS?", SimTime);
    internal static readonly AtCommand ServiceCentre = Query("AT+CSCA?", SimTime);
    internal static readonly AtCommand Clock = Query("AT+CCLK?", AtCommand.DefaultTime);
    internal static readonly AtCommand List = Query("AT+CMGL=4", ListTime) with { HasBodies = true };
    internal static readonly AtCommand EndUssd = new("AT+CUSD=2") { Timeout = SimTime };

    internal static AtCommand Registration(string name) =>
        Query($"AT+{name}?", AtCommand.DefaultTime) with { IsResponse = RegistrationReport.IsReadResponse };

    internal static AtCommand Indications(string setting) => new($"AT+CNMI={setting}");

    internal static AtCommand Select(string receiving) =>
        Query($"AT+CPMS=\"{receiving}\",\"{receiving}\",\"{receiving}\"", SimTime);

    internal static AtCommand SelectForReading(string storage) => Query($"AT+CPMS=\"{storage}\"", SimTime);

    internal static AtCommand Read(int index) =>
        Query(string.Create(CultureInfo.InvariantCulture, $"AT+CMGR={index}"), SimTime) with { HasBodies = true };

    internal static AtCommand Delete(int index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"AT+CMGD={index}")) { Timeout = DeleteTime };

    internal static AtCommand SetServiceCentre(string number) => Set($"AT+CSCA=\"{number}\",145");

    internal static AtCommand EnterPin(string pin) => new($"AT+CPIN=\"{pin}\"") { Timeout = SimTime };

    // Without a name of its own: the network's +CUSD comes unasked, before the OK or after it.
    internal static AtCommand Ussd(string text) => Set($"AT+CUSD=1,{AtText.Quote(text)},15");

    /// <summary>A setting: a command whose answer is <c>OK</c> or an error.</summary>
    internal static AtCommand Set(string text) => new(text) { Timeout = SimTime };

    /// <summary>A command by its text whose response bears its name.</summary>
    internal static AtCommand Query(string text, TimeSpan timeout) => AtCommand.Typed(text) with
    {
        Information = AtInformation.Tagged,
        EndsByCallResult = false,
        EndsByPrompt = false,
        HasBodies = false,
        Timeout = timeout,
    };

    /// <summary>A command whose response is a bare line, or bears its name.</summary>
    internal static AtCommand Identity(string text) => Query(text, AtCommand.DefaultTime) with { Information = AtInformation.Untagged };

    /// <summary>AT+CMGS in PDU mode.</summary>
    /// <param name="length">Octets of the TPDU, the service centre not counted.</param>
    /// <param name="hex">Service centre and TPDU in hexadecimal.</param>
    /// <param name="tag">The caller's name for it.</param>
    /// <param name="ready">Completes when the PDU may leave.</param>
    internal static AtCommand Submit(int length, string hex, string tag, Task ready) =>
        Query(string.Create(CultureInfo.InvariantCulture, $"AT+CMGS={length}"), SubmitTime) with
        {
            Payload = new PromptPayload(tag, Encoding.ASCII.GetBytes(hex + "\x1A"), ready),
        };
}
