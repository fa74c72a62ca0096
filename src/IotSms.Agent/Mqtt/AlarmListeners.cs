using IotSms.Telecontrol.Alarms;
using IotSms.Telecontrol.Alarms.Rules;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Mqtt;

/// <summary>The publications that alarm rules go by.</summary>
internal static partial class AlarmListeners
{
    /// <summary>A listener for each topic filter; a publication that several of them match is heard once.</summary>
    public static IReadOnlyList<TopicListener> Of(AlarmDesk alarms, ILogger log)
    {
        TopicFilter[] filters =
            [.. alarms.Rules.Select(rule => rule.From).OfType<RuleSource.Topic>().Select(from => from.Filter).Distinct()];
        return
        [
            .. filters.Select(filter => new TopicListener(filter.Text, (publish, cancellationToken) =>
                Array.Find(filters, other => other.Matches(publish.Topic)) == filter
                    ? HearAsync(alarms, publish, log, cancellationToken)
                    : Task.FromResult(true))),
        ];
    }

    /// <summary>A reading that brings a bug to light is acknowledged: it would come back for ever.</summary>
    private static async Task<bool> HearAsync(AlarmDesk alarms, IncomingPublish publish, ILogger log, CancellationToken cancellationToken)
    {
        try
        {
            await alarms.HearAsync(new Reading(publish.Topic, publish.Payload, publish.IsOld), cancellationToken);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            LogBug(log, bug, publish.Topic);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A reading on {Topic} could not be heard.")]
    private static partial void LogBug(ILogger logger, Exception bug, string topic);
}
