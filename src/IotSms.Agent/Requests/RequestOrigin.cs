namespace IotSms.Agent.Requests;

/// <summary>Where a request comes from.</summary>
/// <param name="Source">The source quotas are counted by: <c>mqtt</c>, <c>cli</c>.</param>
/// <param name="IsLocal">Whether it comes from this machine, by the control socket.</param>
/// <param name="MayBeRepeated">Whether it may have been carried out before (MQTT DUP).</param>
internal sealed record RequestOrigin(string Source, bool IsLocal, bool MayBeRepeated = false)
{
    /// <summary>The control socket.</summary>
    public static RequestOrigin Cli { get; } = new("cli", IsLocal: true);

    /// <summary>The broker.</summary>
    public static RequestOrigin Mqtt { get; } = new("mqtt", IsLocal: false);
}
