namespace IotSms.Agent.Mqtt;

/// <summary>
/// Growing pauses between tries: doubled each time, with a quarter of chance so that a hundred agents do not return at once.
/// </summary>
internal sealed class BackOff(TimeSpan first, TimeSpan longest, Random chance)
{
    private readonly TimeSpan _first = first;
    private TimeSpan _next = first;

    /// <summary>The pause before the next try.</summary>
    public TimeSpan Next()
    {
        var pause = _next * (0.75 + (chance.NextDouble() / 2));
        _next = _next * 2 < longest ? _next * 2 : longest;
        return pause;
    }

    /// <summary>It worked: begin with the first pause again.</summary>
    public void Reset() => _next = _first;
}
