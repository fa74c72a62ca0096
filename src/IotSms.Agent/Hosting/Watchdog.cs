using IotSms.Modem;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Hosting;

/// <summary>
/// Feeds a supervisor's watchdog for as long as the store and the loop of every modem get on. When one stands still the feeding
/// stops, and the program is started anew from outside.
/// </summary>
/// <param name="modems">The modems, each with its heartbeat.</param>
/// <param name="askStore">Completes when the store's writer has come round.</param>
/// <param name="feed">Tells the supervisor that all is well.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Learns what stands still.</param>
internal sealed partial class Watchdog(
    IReadOnlyList<IModem> modems, Func<CancellationToken, Task> askStore, Action feed, TimeProvider time, ILogger logger)
{
    /// <summary>Often enough that one slow answer of a worn card costs no restart.</summary>
    private const int TicksInPatience = 4;

    /// <summary>Feeds until cancelled.</summary>
    /// <param name="patience">How long the supervisor waits for the next feed.</param>
    /// <param name="cancellationToken">Ends the feeding.</param>
    public async Task FeedAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var asked = askStore(cancellationToken);
        using var timer = new PeriodicTimer(patience / TicksInPatience, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            // Any answer is one: a disk that fails is the gateway's to bear, and a restart mends none.
            if (!asked.IsCompleted)
            {
                LogStandsStill(logger, "The store");
            }
            else if (modems.FirstOrDefault(modem => modem.Heartbeat.IsOverdue) is { } modem)
            {
                LogStandsStill(logger, $"The loop of modem {modem.Name}");
            }
            else
            {
                feed();
                asked = askStore(cancellationToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Loop} stands still: the watchdog is not fed.")]
    private static partial void LogStandsStill(ILogger logger, string loop);
}
