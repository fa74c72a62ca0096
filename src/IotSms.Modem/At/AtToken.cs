namespace IotSms.Modem.At;

internal enum AtTokenKind
{
    /// <summary>A line with something in it.</summary>
    Line,

    /// <summary>The prompt for a message (27.005 3.5.1): <c>&gt; </c>, which no line end follows.</summary>
    Prompt,
}

/// <summary>What a module sends, seen without knowing what was asked.</summary>
internal readonly record struct AtToken(AtTokenKind Kind, string Text)
{
    internal static readonly AtToken Prompt = new(AtTokenKind.Prompt, "> ");

    internal static AtToken Line(string text) => new(AtTokenKind.Line, text);
}
