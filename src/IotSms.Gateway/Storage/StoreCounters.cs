namespace IotSms.Gateway.Storage;

/// <summary>What a store has done since it was opened.</summary>
/// <param name="Commits">Transactions made durable.</param>
/// <param name="Writes">Pieces of work acknowledged in them.</param>
/// <param name="Rows">Documents inserted, updated or deleted by them.</param>
/// <param name="Fsyncs">Times the disk was asked to make data durable (fdatasync).</param>
/// <param name="LogBytes">Bytes written to the log.</param>
/// <param name="DataBytes">Bytes written to the data file.</param>
/// <param name="Checkpoints">Times the log was copied into the data file.</param>
public readonly record struct StoreCounters(
    long Commits, long Writes, long Rows, long Fsyncs, long LogBytes, long DataBytes, long Checkpoints)
{
    /// <summary>All bytes written.</summary>
    public long BytesWritten => LogBytes + DataBytes;
}
