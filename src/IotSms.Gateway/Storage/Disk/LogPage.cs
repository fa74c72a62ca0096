namespace IotSms.Gateway.Storage.Disk;

/// <summary>A page in the log's file.</summary>
/// <param name="Offset">Where it lies.</param>
/// <param name="Sequence">The commit that wrote it.</param>
internal readonly record struct LogPage(long Offset, ulong Sequence);
