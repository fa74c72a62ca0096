using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Configuration;

/// <summary>Section <c>Agent</c>.</summary>
internal sealed record AgentSection
{
    /// <summary>Name of the site: second level of every topic.</summary>
    public string Name { get; set; } = "iotsms";

    /// <summary>Where messages and the control socket live.</summary>
    public string DataDirectory { get; set; } = "/var/lib/iotsms";

    /// <summary>Country whose national numbers are understood.</summary>
    public string? Region { get; set; }

    /// <summary>Least level that is logged.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Information;
}
