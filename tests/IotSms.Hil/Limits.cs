namespace IotSms.Hil;

/// <summary>
/// How long is waited for what. Emulated and beside others on a busy machine the guest takes many times what it takes alone, and a
/// limit is only there to end a run that hangs.
/// </summary>
internal static class Limits
{
    public static TimeSpan Boot { get; } = TimeSpan.FromSeconds(120);

    public static TimeSpan Command { get; } = TimeSpan.FromSeconds(120);

    public static TimeSpan Ready { get; } = TimeSpan.FromSeconds(240);

    public static TimeSpan Recovery { get; } = TimeSpan.FromSeconds(600);

    public static TimeSpan Scenario { get; } = TimeSpan.FromSeconds(900);
}
