namespace IotSms.Modem.Power;

/// <summary>A GPIO line that can't be driven.</summary>
internal sealed class PowerException(int line, Exception innerException)
    : IOException($"GPIO line {line} can't be driven ({innerException.Message})", innerException)
{
    /// <summary>The line's number.</summary>
    internal int Line { get; } = line;
}
