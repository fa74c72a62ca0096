using IotSms.Gateway;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Alarms;

/// <summary>Hands texts to the outbox; again after a restart, where it is not known to be done: the id makes it once.</summary>
internal sealed class HandOver(Messaging messaging, ILogger logger)
{
    /// <summary>Where these messages come from, as quotas count them.</summary>
    public const string Source = "alarms";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, TimeSpan> _notBefore = [];

    /// <summary>When something that was refused for now is tried again, by the monotonic clock; null: nothing was.</summary>
    public TimeSpan? NextAt => _notBefore.Count == 0 ? null : _notBefore.Values.Min();

    /// <summary>Hands over what waits; true: the board has changed.</summary>
    public async Task<bool> RunAsync(AlarmBoard board, Func<AlarmMoment> now, CancellationToken cancellationToken)
    {
        var uptime = messaging.Clock.Now.Uptime;
        var due = board.Waiting.Where(notice => _notBefore.GetValueOrDefault(notice.Id) <= uptime).ToList();
        var results = await Task.WhenAll(due.Select(notice => messaging.SendAsync(RequestFor(notice), cancellationToken)))
            .ConfigureAwait(false);
        var changed = false;
        foreach (var (notice, result) in due.Zip(results))
        {
            _notBefore.Remove(notice.Id);
            switch (result)
            {
                case SendResult.Accepted { Messages: [var message, ..] }:
                    board.HandedOver(notice.Id, message.IsEnded ? message.State : null, now());
                    changed = true;
                    break;
                case SendResult.Refused { Refusal: { TryLater: true } refusal }:
                    _notBefore[notice.Id] = messaging.Clock.Now.Uptime + Pause;
                    AlarmLog.RefusedForNow(logger, notice.Id, refusal.Code);
                    break;
                case SendResult.Refused { Refusal: var refusal }:
                    board.Refused(notice.Id, refusal.Code, now());
                    AlarmLog.Refused(logger, notice.Id, refusal.Code);
                    changed = true;
                    break;
            }
        }
        return changed;
    }

    private static SendRequest RequestFor(Notice notice) => new()
    {
        Id = notice.Id,
        To = [notice.To],
        Text = notice.Text,
        Priority = Lane.Alarm,
        // Twice and marked is better than perhaps not at all.
        OnUnknown = UnknownPolicy.Resend,
        Source = Source,
    };
}
