namespace IotSms.Gateway.Storage;

/// <summary>What was saved from a damaged file.</summary>
/// <param name="Reason">The damage that was met first.</param>
/// <param name="DamagedFile">Where the damaged data file lies now; its log lies beside it.</param>
/// <param name="LostCommits">Acknowledged commits of the log behind a damaged one, which can't be applied without it.</param>
/// <param name="Collections">The count of each collection.</param>
public sealed record SalvageReport(string Reason, string DamagedFile, int LostCommits, IReadOnlyList<SalvagedDocuments> Collections)
{
    /// <summary>Documents saved.</summary>
    public long Kept => Collections.Sum(c => c.Kept);

    /// <summary>Documents that an index or a data page still names and that can't be read.</summary>
    public long Lost => Collections.Sum(c => c.Lost);
}
