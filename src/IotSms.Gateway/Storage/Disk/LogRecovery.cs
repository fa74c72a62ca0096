namespace IotSms.Gateway.Storage.Disk;

/// <summary>What was in a log when it was opened.</summary>
/// <param name="Frames">Commits that are whole.</param>
/// <param name="LostFrames">
/// Commits of the same generation behind one that is not whole. A power loss can't leave such a thing, for each was written when all before
/// it were on the medium: the medium or somebody else damaged the log.
/// </param>
internal readonly record struct LogRecovery(int Frames, int LostFrames);
