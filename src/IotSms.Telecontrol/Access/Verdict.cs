namespace IotSms.Telecontrol.Access;

/// <summary>What the records make of an attempt.</summary>
internal abstract record Verdict
{
    private Verdict() { }

    /// <summary>It is obeyed.</summary>
    /// <param name="IsProven">Whether a code was shown, and was right.</param>
    /// <param name="Locked">How long a lock-out lasts that began by it: a wrong code was shown where none was asked for.</param>
    public sealed record Obeyed(bool IsProven, TimeSpan Locked) : Verdict;

    /// <summary>It is not.</summary>
    /// <param name="Code">The stable word.</param>
    /// <param name="Left">How long a lock-out lasts still, if one is why.</param>
    /// <param name="Locked">How long one lasts that began by it.</param>
    public sealed record Denied(string Code, TimeSpan Left = default, TimeSpan Locked = default) : Verdict;

    /// <summary>It was admitted before.</summary>
    /// <param name="Answer">What it was answered.</param>
    public sealed record Known(string? Answer) : Verdict;
}
