using System.Globalization;
using IotSms.Modem;

namespace IotSms.Telecontrol.Commands;

/// <summary>A modem in one line.</summary>
internal static class ModemLine
{
    /// <summary>How it stands: <c>sim1 ready, Telenor, -67 dBm, 3.9 V</c>.</summary>
    public static string Status(string name, ModemStatus status) => string.Join(", ",
        ((string?[])[
            $"{name} {JsonName(status.State)}", status.CanSend ? status.Operator : status.Reason, Dbm(status),
            status.SupplyMillivolts is { } supply ? string.Create(CultureInfo.InvariantCulture, $"{supply / 1000.0:0.0} V") : null,
        ]).Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>How it hears the network.</summary>
    public static string? Dbm(ModemStatus status) => status.SignalDbm is { } dbm ? $"{dbm} dBm" : null;

    private static string JsonName(ModemState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
