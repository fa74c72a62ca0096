namespace IotSms.Modem;

/// <summary>Something a module told by itself.</summary>
public abstract record ModemNews
{
    private ModemNews() { }

    /// <summary>The status differs from the one before.</summary>
    public sealed record StatusChanged(ModemStatus Status) : ModemNews;

    /// <summary>A message or report was stored (<c>+CMTI</c>, <c>+CDSI</c>). Only a hint: a sweep finds what it missed.</summary>
    public sealed record Stored(StorageSlot Slot) : ModemNews;

    /// <summary>A message came by without being stored (<c>+CMT</c>, such as class 0).</summary>
    public sealed record MessageRouted(string Hex) : ModemNews;

    /// <summary>A status report came by without being stored (<c>+CDS</c>).</summary>
    public sealed record ReportRouted(string Hex) : ModemNews;

    /// <summary>A <c>+CMGS</c> came after its submission had been given up, or belongs to a process before this one.</summary>
    /// <param name="SubmissionId">The submission it answers; null when it is one of an earlier process.</param>
    /// <param name="Reference">TP-MR, if named.</param>
    public sealed record LateAcceptance(string? SubmissionId, byte? Reference) : ModemNews;

    /// <summary>
    /// The module will never answer the submission that an earlier process left in the air: it was asked, it is idle,
    /// and no late <c>+CMGS</c> came. Said once after each start.
    /// </summary>
    public sealed record NothingLeftInTheAir : ModemNews;

    /// <summary>The storages should be listed now: after start-up, a recovery, or the sweep interval.</summary>
    public sealed record SweepDue(string Reason) : ModemNews;

    /// <summary>Somebody calls (<c>RING</c> with <c>+CLIP</c>).</summary>
    /// <param name="Number">The caller, if shown.</param>
    public sealed record Ringing(string? Number) : ModemNews;

    /// <summary>The network sent USSD that nobody asked for, or ended a session.</summary>
    public sealed record UssdReceived(UssdReply Reply) : ModemNews;
}
