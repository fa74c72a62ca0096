using IotSms.Agent.Configuration;
using IotSms.Modem;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Hosting;

/// <summary>The modules of the configuration.</summary>
internal static class ConfiguredModems
{
    /// <summary>One modem for each element of section <c>Modems</c>.</summary>
    public static IReadOnlyList<IModem> Open(IReadOnlyList<ModemSection> modems, TimeProvider time, ILoggerFactory loggers) =>
        [.. modems.Select((modem, place) =>
            new CellularModem(ModemConfiguration.Settings(modem, place), time, loggers.CreateLogger<CellularModem>()))];
}
