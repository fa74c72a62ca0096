using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Points;

/// <summary>What the points say in the log.</summary>
internal static partial class PointLog
{
    [LoggerMessage(300, LogLevel.Information, "Output {Name} is {Word}.")]
    public static partial void Switched(ILogger logger, string name, string word);

    [LoggerMessage(302, LogLevel.Information, "Output {Name} is on for {Pulse}.")]
    public static partial void Pulsed(ILogger logger, string name, TimeSpan pulse);

    // A contact may change each second for years, and a log is on an SD card.
    [LoggerMessage(303, LogLevel.Debug, "Input {Name} is {Word}.")]
    public static partial void Seen(ILogger logger, string name, string word);

    [LoggerMessage(301, LogLevel.Warning, "{Kind} {Name} fails: {Fault}")]
    public static partial void Fails(ILogger logger, PointKind kind, string name, string fault);
}
