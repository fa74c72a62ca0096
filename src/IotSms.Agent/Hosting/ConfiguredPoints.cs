using IotSms.Agent.Configuration;
using IotSms.Telecontrol.Points;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Hosting;

/// <summary>The inputs and outputs of the configuration.</summary>
internal static class ConfiguredPoints
{
    /// <summary>Takes the line of each element of section <c>Points</c>.</summary>
    public static PointBoard Open(IReadOnlyList<PointSection> points, TimeProvider time, ILoggerFactory loggers) =>
        new([.. points.Select(PointConfiguration.Options)], time, loggers.CreateLogger<PointBoard>());
}
