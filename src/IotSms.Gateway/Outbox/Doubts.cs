namespace IotSms.Gateway;

/// <summary>Why a part is in doubt.</summary>
internal static class Doubts
{
    /// <summary>The program ended between the intent and the answer.</summary>
    public static MessageError AtRestart { get; } = new(
        "in-doubt", "The program ended while the module had it in hand.", "A late answer or a status report may still settle it.");

    /// <summary>What is on disk may be older than what happened.</summary>
    public static MessageError AfterDamage { get; } = new(
        "in-doubt", "The store was damaged, and a commit that is lost may have said that it was sent.",
        "It is marked as a possible duplicate when it is sent; the log tells what was lost.");

    /// <summary>The module gave no answer, or one that says nothing.</summary>
    public static MessageError NoAnswer(string reason, string? raw) => new(
        "in-doubt", reason, "A late answer or a status report may still settle it.", raw);
}
