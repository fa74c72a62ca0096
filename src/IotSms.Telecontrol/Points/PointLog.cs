using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Points;

/// <summary>What the points say in the log.</summary>
internal static partial class PointLog
{
    [LoggerMessage(300, LogLevel.Information, "{Kind} {Name} is {Word}, pulse {Pulse}.")]
    public static partial void Changed(ILogger logger, PointKind kind, string name, string word, TimeSpan? pulse);

    [LoggerMessage(301, LogLevel.Warning, "{Kind} {Name} fails: {Fault}")]
    public static partial void Fails(ILogger logger, PointKind kind, string name, string fault);
}
