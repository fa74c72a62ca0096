namespace IotSms.Bench;

/// <summary>
/// CLOCK_MONOTONIC in milliseconds: the same clock in every process of the machine, so that the simulator's log can be compared.
/// </summary>
internal static class Clock
{
    public static double Now => TimeProvider.System.GetTimestamp() * 1000.0 / TimeProvider.System.TimestampFrequency;

    public static Task WaitAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System);
}
