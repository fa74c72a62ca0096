namespace IotSms.Modem.Recovery;

/// <summary>
/// What has been done to keep a module at work. It holds the whole climb, not its last step alone: who is shown every second
/// status only, or the retained one an hour later, has missed none.
/// </summary>
/// <param name="Steps">The steps of the recovery that is under way, or else of the last one, oldest first; the newest 16.</param>
/// <param name="Counts">How often each step was taken since the start of the agent.</param>
/// <param name="RestartsInLastHour">Restarts by command, key, RESET or rail in the hour before the newest step.</param>
public sealed record RecoveryStatus(
    IReadOnlyList<RecoveryAttempt> Steps, IReadOnlyDictionary<RecoveryStep, int> Counts, int RestartsInLastHour);
