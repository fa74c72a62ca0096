namespace IotSms.Gateway;

/// <summary>Why a part is in doubt.</summary>
internal static class Doubts
{
    /// <summary>The program ended between the intent and the answer.</summary>
    public static MessageError AtRestart { get; } = new(
        "in-doubt", "The program ended while the module had it in hand.", "A late answer or a status report may still settle it.");

    /// <summary>The module gave no answer, or one that says nothing.</summary>
    public static MessageError NoAnswer(string reason, string? raw) => new(
        "in-doubt", reason, "A late answer or a status report may still settle it.", raw);
}
