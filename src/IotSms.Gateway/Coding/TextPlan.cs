namespace IotSms.Gateway;

/// <summary>What it takes to send a text.</summary>
internal static class TextPlan
{
    /// <summary>The alphabet, the parts, and why.</summary>
    public static (TextPreview? Preview, Refusal? Refusal) Make(string text, string? encoding, bool smartReplacement)
    {
        var ucs2 = encoding == "ucs2" || text.Any(c => c > 127);
        var (single, part) = ucs2 ? (70, 67) : (160, 153);
        var parts = text.Length <= single ? 1 : (text.Length + part - 1) / part;
        return (new TextPreview(ucs2 ? "ucs2" : "gsm7", ucs2 ? "UCS-2" : null, parts, text.Length, [text.Length], smartReplacement ? 0 : 0), null);
    }
}
