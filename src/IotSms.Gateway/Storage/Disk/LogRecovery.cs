namespace IotSms.Gateway.Storage.Disk;

/// <summary>What was in a log when it was opened.</summary>
/// <param name="Frames">Commits that are whole, from the first.</param>
/// <param name="LostFrames">
/// Acknowledged commits that are not whole. A power loss can't leave such a thing: the medium or somebody else damaged the log.
/// </param>
/// <param name="LostChanges">Documents that these changed; some of them may be whole all the same.</param>
/// <param name="IsCurrent">Whether the log itself tells how many documents there are, and not only the mark beside it.</param>
internal readonly record struct LogRecovery(int Frames, int LostFrames, long LostChanges, bool IsCurrent);
