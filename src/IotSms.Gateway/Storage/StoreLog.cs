using Microsoft.Extensions.Logging;

namespace IotSms.Gateway.Storage;

/// <summary>What the store says; never a document's content.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Store open: {Documents} documents, {Frames} commits replayed from the log")]
    public static partial void Opened(this ILogger logger, long documents, long frames);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "The store is damaged ({Reason}): {Kept} documents kept, at most {AtMost} lost or older than they were "
            + "({Lost} missing, {LostChanges} changes in {LostCommits} commits of the log; counted: {IsCounted}); "
            + "the damaged file is now {Path}")]
    public static partial void Salvaged(
        this ILogger logger, string reason, long kept, long atMost, long lost, long lostChanges, int lostCommits, bool isCounted,
        string path);

    [LoggerMessage(Level = LogLevel.Error,
        Message = "Nothing of the last {Count} writes is kept, and more are refused until the disk takes them")]
    public static partial void CommitFailed(this ILogger logger, Exception exception, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The log could not be copied into the data file; it stays in use")]
    public static partial void CheckpointFailed(this ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The store's writer met what it does not know; it goes on with a new engine")]
    public static partial void WriterFailed(this ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "The disk under the store takes writes again")]
    public static partial void Resumed(this ILogger logger);
}
