namespace IotSms.Gateway.Storage;

/// <summary>How a store was found when it was opened.</summary>
/// <param name="Created">No data was there.</param>
/// <param name="Documents">Documents in the store now.</param>
/// <param name="LogFramesReplayed">Commits found in the log: none after a clean end.</param>
/// <param name="Salvage">What became of a damaged file, now or before and not long ago or not told yet; null if it was sound.</param>
public sealed record OpeningReport(bool Created, long Documents, long LogFramesReplayed, SalvageReport? Salvage);
