using System.Globalization;
using IotSms.Gateway;
using IotSms.Telecontrol;

namespace IotSms.Agent.Configuration;

/// <summary>The gateway's options, as configured.</summary>
internal static class GatewaySettings
{
    /// <summary>Maps sections <c>Agent</c>, <c>Outbox</c> and <c>Inbox</c>.</summary>
    public static GatewayOptions Of(AgentConfiguration configuration) => new()
    {
        DataDirectory = configuration.Agent.DataDirectory,
        Region = configuration.Agent.Region,
        MaxParts = configuration.Outbox.MaxParts,
        TimeToLive = configuration.Outbox.TimeToLive,
        OnUnknown = configuration.Outbox.OnUnknown,
        UnknownWait = configuration.Outbox.UnknownWait,
        StatusReport = configuration.Outbox.StatusReport,
        SmartReplacement = configuration.Outbox.SmartReplacement,
        PerHour = configuration.Outbox.PerHour,
        PerDay = configuration.Outbox.PerDay,
        PerRecipientPerHour = configuration.Outbox.PerRecipientPerHour,
        PerSourcePerHour = configuration.Outbox.PerSourcePerHour,
        MaxQueued = configuration.Outbox.MaxQueued,
        QuietHours = configuration.Outbox.QuietHours?.Split('-') is [var from, var to]
            ? (TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture))
            : null,
        RecordKinds = OutstationOptions.RecordKinds,
        Retention = configuration.Outbox.Retention,
        PartsWait = configuration.Inbox.PartsWait,
    };
}
