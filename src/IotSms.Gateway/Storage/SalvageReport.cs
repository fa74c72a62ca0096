namespace IotSms.Gateway.Storage;

/// <summary>What was saved from damaged files.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">The damage that was met first.</param>
/// <param name="DamagedFile">Where the damaged data file lies now; its log lies beside it.</param>
/// <param name="LostCommits">Acknowledged commits of the log that can't be read whole.</param>
/// <param name="LostChanges">Documents that these commits changed: each may be lost, or be as it was before.</param>
/// <param name="IsCounted">Whether the files told how many documents there were; if not, more may be lost than is known of.</param>
/// <param name="Collections">The count of each collection.</param>
public sealed record SalvageReport(
    DateTimeOffset At, string Reason, string DamagedFile, int LostCommits, long LostChanges, bool IsCounted,
    IReadOnlyList<SalvagedDocuments> Collections)
{
    /// <summary>For this long after it an id that is not known may be one that was lost.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>Whether what is in doubt because of it is so on disk.</summary>
    public bool IsTakenUp { get; init; }

    /// <summary>Whether somebody was told of it.</summary>
    public bool IsTold { get; init; }

    /// <summary>Documents saved.</summary>
    public long Kept => Collections.Sum(c => c.Kept);

    /// <summary>Documents that were there and can't be read.</summary>
    public long Lost => Collections.Sum(c => c.Lost);

    /// <summary>As many documents at the most are lost or older than they were.</summary>
    public long AtMost => Lost + LostChanges;

    /// <summary>Whether a document may be older than what was acknowledged.</summary>
    public bool MayBeOld => LostCommits > 0 || !IsCounted;

    /// <summary>Whether a document may be lost.</summary>
    public bool HasLost => AtMost > 0 || MayBeOld;
}
