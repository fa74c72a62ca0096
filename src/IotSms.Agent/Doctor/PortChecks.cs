using IotSms.Agent.Configuration;
using IotSms.Modem.Uart;

namespace IotSms.Agent.Doctor;

/// <summary>What commonly sits on a serial line that a module should have for itself.</summary>
internal static class PortChecks
{
    private const int UsualRate = 115_200;

    /// <summary>Everything about a port that can be seen without opening it.</summary>
    public static IEnumerable<Finding> LookAround(Machine machine, string port)
    {
        string device = machine.Resolve(port);
        string tty = Path.GetFileName(device);
        List<Finding> findings = [];
        foreach (var (id, name, arguments) in machine.Processes)
        {
            if (name == "ModemManager")
            {
                findings.Add(Finding.Warn(
                    "ModemManager", "it runs, and talks to every modem it finds", "sudo systemctl disable --now ModemManager"));
            }
            else if (name == "brltty")
            {
                findings.Add(Finding.Warn("brltty", "it runs, and takes USB serial adapters", "sudo apt-get remove brltty"));
            }
            else if (name is "agetty" or "getty" && arguments.Split(' ').Any(word => Path.GetFileName(word) == tty))
            {
                findings.Add(Finding.Fail(
                    $"getty on {tty}", $"a login prompt (process {id}) reads what the module says",
                    $"sudo systemctl disable --now serial-getty@{tty}.service"));
            }
            else if (name is "hciattach" or "btuart" && arguments.Contains(tty, StringComparison.Ordinal))
            {
                findings.Add(Finding.Fail($"Bluetooth on {tty}", $"{name} (process {id}) uses the line",
                    "sudo systemctl disable --now hciuart, add dtoverlay=disable-bt to /boot/firmware/config.txt, and reboot"));
            }
        }

        if (machine.KernelCommandLine.Split(' ').Any(word => IsConsole(word, tty, port)))
        {
            findings.Add(Finding.Fail(
                $"console on {tty}", "the kernel prints its log to the module", "sudo raspi-config nonint do_serial_cons 1, and reboot"));
        }

        if (machine.Holders(port) is { Count: > 0 } holders)
        {
            findings.Add(Finding.Fail(
                $"port {port}", $"in use by {string.Join(", ", holders.Select(holder => $"{holder.Name} ({holder.Id})"))}",
                $"sudo kill {holders[0].Id}, or stop its service"));
        }

        return findings;
    }

    /// <summary>Whether a port is there and this user may open it, at its rate.</summary>
    public static async Task<Finding> OpenAsync(ModemSection modem, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await using var uart = await RawTty.OpenAsync(
                new(modem.Port, modem.BaudRate > 0 ? modem.BaudRate : UsualRate), time, cancellationToken);
            return Finding.Ok($"port {modem.Port}", "there, and this user may open it");
        }
        catch (UartException failed)
        {
            return Describe(failed);
        }
    }

    /// <summary>What it means that a port can't be opened.</summary>
    public static Finding Describe(UartException failed) => failed.Error switch
    {
        UartError.NotFound => Finding.Fail($"port {failed.Port}", "there is no such device",
            "ls -l /dev/serial* /dev/serial/by-id/; on a Raspberry Pi: sudo raspi-config nonint do_serial_hw 0, and reboot"),
        UartError.PermissionDenied => Finding.Fail(
            $"port {failed.Port}", "this user may not open it", $"sudo usermod -aG dialout {Environment.UserName}, and log in again"),
        UartError.Busy => Finding.Fail($"port {failed.Port}", "another process holds it", $"sudo fuser -v {failed.Port}"),
        UartError.NotATerminal => Finding.Fail(
            $"port {failed.Port}", failed.Message, "name a serial port in Modems:n:Port, and a usual rate in BaudRate"),
        _ => Finding.Fail($"port {failed.Port}", failed.Message, "check the cable and the supply"),
    };

    private static bool IsConsole(string word, string tty, string port) =>
        word.StartsWith("console=", StringComparison.Ordinal) && word["console=".Length..].Split(',')[0] is var console
        && (console == tty || $"/dev/{console}" == port);
}
