namespace IotSms.Modem;

/// <summary>What became of a submission. Only <see cref="Accepted"/> means that the network has it.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome() { }

    /// <summary>The module said <c>+CMGS</c>: the service centre has it.</summary>
    /// <param name="Reference">TP-MR, 0 to 255 (3GPP TS 23.040 9.2.3.6); null when the module did not name it.</param>
    public sealed record Accepted(byte? Reference) : SubmitOutcome;

    /// <summary>The module or the network refused it; it did not go out.</summary>
    public sealed record Refused(AtError Error) : SubmitOutcome;

    /// <summary>It may have gone out or not: time-out, reset, or an error that says nothing (CMS 224 to 226, 332, 350, 500).</summary>
    /// <param name="Reason">What happened, for people.</param>
    /// <param name="Error">The error the module gave, if it gave one.</param>
    public sealed record Unknown(string Reason, AtError? Error) : SubmitOutcome;

    /// <summary>No octet of the PDU left for the module: not ready, not registered, no prompt, or the journal failed.</summary>
    /// <param name="Reason">What stood in the way, for people.</param>
    public sealed record NotSubmitted(string Reason) : SubmitOutcome;
}
