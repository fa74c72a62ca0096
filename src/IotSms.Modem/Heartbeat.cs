namespace IotSms.Modem;

/// <summary>
/// A loop's word for when it comes round again at the latest. Who looks on sees a loop that hangs, and takes a long rest for none.
/// </summary>
public sealed class Heartbeat(TimeProvider time)
{
    /// <summary>What a turn may take: a command may wait behind a submission, and that for the network (180 s).</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(5);

    private long _due = long.MaxValue;

    /// <summary>Whether the loop has not come round in the time it gave; not before its first beat.</summary>
    public bool IsOverdue => time.GetTimestamp() > Volatile.Read(ref _due);

    /// <summary>The loop came round.</summary>
    public void Beat() => Beat(TimeSpan.Zero);

    /// <summary>The loop came round, and means to be quiet for so long.</summary>
    public void Beat(TimeSpan quiet) => Volatile.Write(
        ref _due, time.GetTimestamp() + (long)((quiet + Turn).TotalSeconds * time.TimestampFrequency));
}
