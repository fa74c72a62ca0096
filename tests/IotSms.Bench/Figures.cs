namespace IotSms.Bench;

/// <summary>A set of measurements, as a line of a table.</summary>
internal static class Figures
{
    public static void Print(string what, string value, string aim = "") => Console.WriteLine($"| {what,-58} | {value,-34} | {aim,-10} |");

    public static string Spread(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted.Count == 0
            ? "no samples"
            : $"p50 {At(sorted, 0.50):0.0} ms, p95 {At(sorted, 0.95):0.0} ms, max {sorted[^1]:0.0} ms";
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : At(sorted, 0.5);
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, share * sorted.Count)];
}
