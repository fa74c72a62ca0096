namespace IotSms.Gateway;

/// <summary>
/// How long to wait after a refusal: a ladder whose last step repeats, with a fifth of jitter so that many do not come back at once.
/// </summary>
internal sealed class Backoff(Random random, params TimeSpan[] steps)
{
    /// <summary>Transient network errors: 5 s, 30 s, 2 min, 10 min, then each half hour.</summary>
    public static Backoff Transient(Random random) => new(
        random, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30));

    /// <summary>Congestion and outages: 30 s, 2 min, 10 min, 30 min, then each hour.</summary>
    public static Backoff TransientLong(Random random) => new(
        random, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1));

    /// <summary>A modem in trouble: 10 s, 1 min, 5 min, then each quarter of an hour.</summary>
    public static Backoff Modem(Random random) => new(
        random, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15));

    /// <summary>A submission or a commit that did not happen: 1 s, 3 s, 10 s, then each half minute.</summary>
    public static Backoff Brief(Random random) => new(
        random, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30));

    /// <summary>The wait after this many failures, from 1.</summary>
    public TimeSpan After(int failures) => steps[Math.Clamp(failures - 1, 0, steps.Length - 1)] * (0.9 + 0.2 * random.NextDouble());
}
