using IotSms.Agent.Doctor;
using IotSms.Agent.Documents;
using IotSms.Modem;
using IotSms.Modem.Supply;
using IotSms.Modem.Uart;

namespace IotSms.Agent.Tests.Doctor;

public sealed class WhatTheDoctorSees : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("iotsms-machine-").FullName;

    public WhatTheDoctorSees()
    {
        Write("proc/cmdline", "console=tty1 root=/dev/mmcblk0p2 rootwait\n");
        Write("dev/ttyS0", "");
        File.CreateSymbolicLink(Path.Combine(_root, "dev/serial0"), Path.Combine(_root, "dev/ttyS0"));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_machine_without_rivals_has_nothing_to_mend()
    {
        AddProcess(1, "systemd", "/sbin/init");
        AddProcess(50, "agetty", "/sbin/agetty -o -p -- \\u --noclear tty1 linux");

        Assert.Empty(Look());
    }

    [Theory]
    [InlineData("ModemManager", "/usr/sbin/ModemManager", Severity.Warn, "sudo systemctl disable --now ModemManager")]
    [InlineData("brltty", "/sbin/brltty", Severity.Warn, "sudo apt-get remove brltty")]
    [InlineData("agetty", "/sbin/agetty --keep-baud 115200,57600 ttyS0 vt220", Severity.Fail,
        "sudo systemctl disable --now serial-getty@ttyS0.service")]
    [InlineData("hciattach", "/usr/bin/hciattach /dev/ttyS0 bcm43xx 921600", Severity.Fail,
        "sudo systemctl disable --now hciuart, add dtoverlay=disable-bt to /boot/firmware/config.txt, and reboot")]
    public void A_rival_is_named_with_the_command_that_ends_it(string name, string arguments, object severity, string mend)
    {
        AddProcess(77, name, arguments);

        var finding = Assert.Single(Look());

        Assert.Equal(((Severity)severity, mend), (finding.Severity, finding.Mend));
    }

    [Theory]
    [InlineData("console=serial0,115200 console=tty1", true)]
    [InlineData("console=ttyS0", true)]
    [InlineData("console=ttyS01", false)]
    [InlineData("noconsole=ttyS0", false)]
    public void A_kernel_that_prints_to_the_module_is_told(string commandLine, bool expected)
    {
        Write("proc/cmdline", commandLine + "\n");

        Assert.Equal(expected, Look().Any(finding => finding.Mend!.Contains("do_serial_cons", StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_holds_the_port_is_told()
    {
        AddProcess(4711, "minicom", "minicom -D /dev/serial0");
        Directory.CreateDirectory(Path.Combine(_root, "proc/4711/fd"));
        File.CreateSymbolicLink(Path.Combine(_root, "proc/4711/fd/3"), "/dev/ttyS0");

        var finding = Assert.Single(Look());

        Assert.Equal("in use by minicom (4711)", finding.Detail);
        Assert.Equal("sudo kill 4711, or stop its service", finding.Mend);
    }

    [Theory]
    [InlineData(UartError.NotFound, "there is no such device")]
    [InlineData(UartError.PermissionDenied, "this user may not open it")]
    [InlineData(UartError.Busy, "another process holds it")]
    public void A_port_that_can_not_be_opened_says_why(UartError error, string detail)
    {
        var finding = PortChecks.Describe(new UartException(error, "/dev/x", "detail"));

        Assert.Equal((Severity.Fail, detail), (finding.Severity, finding.Detail));
        Assert.NotEmpty(finding.Mend!);
    }

    [Fact]
    public void A_module_in_good_health_has_nothing_to_mend() =>
        Assert.All(ModemChecks.Look(Healthy), finding => Assert.Equal(Severity.Ok, finding.Severity));

    [Fact]
    public void Each_thing_that_is_wrong_with_a_module_is_a_finding()
    {
        var wrong = Healthy with { SignalDbm = -111, SupplyVoltage = 3.3, SlotsUsed = 40, ServiceCentre = null, PinTriesLeft = 1 };

        var findings = ModemChecks.Look(wrong).Where(finding => finding.Severity != Severity.Ok).ToList();

        Assert.Equal(
            ["modem sim1 PIN", "modem sim1 service centre", "modem sim1 signal", "modem sim1 supply", "modem sim1 storage"],
            findings.Select(finding => finding.Check));
        Assert.All(findings, finding => Assert.NotEmpty(finding.Mend!));
    }

    [Fact]
    public void A_supply_that_was_diagnosed_is_a_finding_though_its_voltage_looks_good()
    {
        SupplyDocument supply = new(SupplyDiagnosis.SagsWhenTransmitting, "supply sags when transmitting", 7, 6, 0, 3.41);

        var finding = Assert.Single(
            ModemChecks.Look(Healthy with { Supply = supply, SupplyVoltage = 4.0 }), finding => finding.Check == "modem sim1 supply");

        Assert.Equal((Severity.Warn, "supply sags when transmitting"), (finding.Severity, finding.Detail));
    }

    [Fact]
    public void A_subscription_that_may_not_send_is_a_finding() => Assert.Contains(
        ModemChecks.Look(Healthy with { Barred = "+CMS ERROR: 8: operator determined barring" }),
        finding => finding is { Severity: Severity.Fail, Check: "modem sim1 subscription" });

    [Fact]
    public void A_module_that_answers_and_has_no_SIM_says_so() => Assert.Contains(
        ModemChecks.Look(Healthy with { State = ModemState.Faulted, Iccid = null }),
        finding => finding is { Severity: Severity.Fail, Check: "modem sim1 SIM" });

    [Theory]
    [InlineData(-103, Severity.Ok)]
    [InlineData(-104, Severity.Warn)]
    public void A_signal_is_weak_from_some_strength_on(int dbm, object severity) => Assert.Equal(
        (Severity)severity,
        ModemChecks.Look(Healthy with { SignalDbm = dbm }).Single(finding => finding.Check == "modem sim1 signal").Severity);

    [Fact]
    public void What_is_not_known_is_not_judged() => Assert.Equal(
        ["modem sim1"],
        ModemChecks.Look(new() { Name = "sim1", State = ModemState.Probing }).Select(finding => finding.Check));

    [Theory]
    [InlineData(ModemState.SimLocked, null, Severity.Fail)]
    [InlineData(ModemState.Faulted, null, Severity.Fail)]
    [InlineData(ModemState.Searching, "denied", Severity.Fail)]
    [InlineData(ModemState.Searching, "searching", Severity.Warn)]
    [InlineData(ModemState.Probing, null, Severity.Warn)]
    public void A_module_that_is_not_ready_is_judged_by_its_state(ModemState state, string? registration, object severity) =>
        Assert.Equal((Severity)severity, ModemChecks.Look(Healthy with { State = state, Registration = registration }).First().Severity);

    private static ModemDocument Healthy => new()
    {
        Name = "sim1", State = ModemState.Ready, Registration = "home", Operator = "net", SignalDbm = -70, SupplyVoltage = 4.0,
        SlotsUsed = 1, SlotsTotal = 40, ServiceCentre = "+4790002100", Model = "SIM800", Iccid = "8947", PinTriesLeft = 3,
    };

    private List<Finding> Look() => [.. PortChecks.LookAround(new Machine(_root), "/dev/serial0")];

    private void AddProcess(int id, string name, string arguments)
    {
        Write($"proc/{id}/comm", name + "\n");
        Write($"proc/{id}/cmdline", arguments.Replace(' ', '\0') + "\0");
    }

    private void Write(string path, string content)
    {
        string file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
