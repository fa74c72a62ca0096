namespace IotSms.Telecontrol.Access.Records;

/// <summary>A command that was admitted: it is never admitted again, whatever happens to the program.</summary>
/// <param name="Number">Its place among all, growing.</param>
/// <param name="Words">Tells its words from others: a digest.</param>
/// <param name="Answer">What it was answered; null: it was not yet.</param>
internal sealed record JournalEntry(long Number, string Words, string? Answer);
