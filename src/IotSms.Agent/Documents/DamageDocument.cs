using IotSms.Gateway.Storage;

namespace IotSms.Agent.Documents;

/// <summary>A store that was found damaged, and what became of it.</summary>
/// <param name="At">When it was set aside.</param>
/// <param name="Reason">The damage that was met first.</param>
/// <param name="Kept">Records that were saved: messages, parts, dead letters, cursors.</param>
/// <param name="AtMostLost">As many at the most are lost, or older than they were.</param>
/// <param name="Counted">Whether the files told how many there were; if not, more may be lost than is known of.</param>
/// <param name="File">Where the damaged file lies.</param>
internal sealed record DamageDocument(DateTimeOffset At, string Reason, long Kept, long AtMostLost, bool Counted, string File)
{
    /// <summary>The document of a salvage.</summary>
    public static DamageDocument Of(SalvageReport salvage) => new(
        salvage.At, salvage.Reason, salvage.Kept, salvage.AtMost, salvage.IsCounted, salvage.DamagedFile);

    /// <summary>The same as an error.</summary>
    public ErrorDocument ToError() => new()
    {
        Code = "store-damaged",
        Detail = $"The store was damaged ({Reason}): {Kept} records kept, "
            + $"{(Counted ? "at most" : "at least")} {AtMostLost} lost or older than they were.",
        Hint = $"Look at dmesg: the disk may be dying. The damaged file is kept as {File}; what may have left already is marked or held.",
    };
}
