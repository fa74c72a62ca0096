namespace IotSms.Gateway;

/// <summary>The beginning of a text that somebody else wrote: enough to know it again, never a flood.</summary>
public static class Excerpt
{
    /// <summary>The text, or its first characters and dots; a surrogate pair is not cut.</summary>
    public static string Of(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= longest ? text : $"{text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)]}...";
    }
}
