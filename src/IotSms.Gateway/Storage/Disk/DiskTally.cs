namespace IotSms.Gateway.Storage.Disk;

/// <summary>Counts what reaches the disk. Written by the writer's thread, read by any.</summary>
internal sealed class DiskTally
{
    private long _fsyncs, _logBytes, _dataBytes;

    public long Fsyncs => Volatile.Read(ref _fsyncs);

    public long LogBytes => Volatile.Read(ref _logBytes);

    public long DataBytes => Volatile.Read(ref _dataBytes);

    public void Fsync() => Volatile.Write(ref _fsyncs, _fsyncs + 1);

    public void Log(int bytes) => Volatile.Write(ref _logBytes, _logBytes + bytes);

    public void Data(int bytes) => Volatile.Write(ref _dataBytes, _dataBytes + bytes);
}
