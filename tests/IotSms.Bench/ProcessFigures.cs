using System.Globalization;

namespace IotSms.Bench;

/// <summary>What the kernel says of a process.</summary>
internal sealed record ProcessFigures(
    double ResidentMegabytes, double PeakMegabytes, double CpuSeconds, long ContextSwitches, long BytesWritten)
{
    // USER_HZ is 100 on every Linux that .NET runs on.
    private const double TicksASecond = 100;

    public static ProcessFigures Of(int id)
    {
        var status = File.ReadLines($"/proc/{id}/status")
            .Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim());
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var io = File.ReadLines($"/proc/{id}/io").Select(line => line.Split(": "))
            .ToDictionary(parts => parts[0], parts => Number(parts[1]));
        return new ProcessFigures(
            Number(status["VmRSS"].Split(' ')[0]) / 1024.0,
            Number(status["VmHWM"].Split(' ')[0]) / 1024.0,
            (Number(fields[11]) + Number(fields[12])) / TicksASecond,
            Directory.EnumerateDirectories($"/proc/{id}/task").Sum(Switches),
            io["write_bytes"]);
    }

    private static long Switches(string task) => File.ReadLines(Path.Combine(task, "status"))
        .Where(line => line.Contains("ctxt_switches", StringComparison.Ordinal)).Sum(line => Number(line.Split(':')[1].Trim()));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
