using System.Globalization;

namespace IotSms.Modem.Uart;

/// <summary>Which processes have a device open, as far as <c>/proc</c> shows it to this user.</summary>
public static class LineHolders
{
    /// <summary>All but this process.</summary>
    /// <param name="device">The device itself, no link to it.</param>
    /// <param name="processes">Where the kernel shows processes.</param>
    public static IReadOnlyList<(int Id, string Name)> Of(string device, string processes = "/proc")
    {
        List<(int, string)> holders = [];
        foreach (var directory in Directory.EnumerateDirectories(processes))
        {
            if (int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && id != Environment.ProcessId && HasOpen(directory, device))
            {
                holders.Add((id, NameOf(directory)));
            }
        }

        return holders;
    }

    /// <summary>Names one that has the port open, such as <c>minicom (process 1234)</c>; null when none is seen.</summary>
    internal static string? Name(string port)
    {
        if (!File.Exists(port)) return null;
        var device = File.ResolveLinkTarget(port, returnFinalTarget: true)?.FullName ?? port;
        return Of(device) is [var (id, name), ..] ? $"{name} (process {id})" : null;
    }

    private static bool HasOpen(string process, string device)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd"))
                .Any(open => File.ResolveLinkTarget(open, returnFinalTarget: false)?.FullName == device);
        }
        catch (Exception notOurs) when (notOurs is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (IOException)
        {
            return "a process that has just ended";
        }
    }
}
