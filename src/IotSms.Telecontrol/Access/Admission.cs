namespace IotSms.Telecontrol.Access;

/// <summary>Whether a user's command is to be carried out.</summary>
public abstract record Admission
{
    private Admission() { }

    /// <summary>It is; the proof is spent, durably.</summary>
    public sealed record Admitted : Admission;

    /// <summary>It is not.</summary>
    /// <param name="Code">A stable word, such as <c>code-wrong</c>, <c>code-used</c>, <c>locked-out</c>, <c>role</c>.</param>
    /// <param name="Answer">What he is told; null: silence.</param>
    public sealed record Refused(string Code, string? Answer) : Admission;

    /// <summary>It was admitted before: the program ended on the way.</summary>
    /// <param name="Answer">What it was answered; null: nobody knows how far it came.</param>
    public sealed record Before(string? Answer) : Admission;
}
