namespace IotSms.Gateway.Storage;

/// <summary>What was saved of one collection.</summary>
/// <param name="Name">Its name, or <c>lost_N</c> if the damage took the name.</param>
/// <param name="Kept">Documents in the new file.</param>
/// <param name="Lost">Documents known to have been there and unreadable.</param>
public sealed record SalvagedDocuments(string Name, long Kept, long Lost);
