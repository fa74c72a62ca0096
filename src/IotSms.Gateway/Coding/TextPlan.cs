using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>What it takes to send a text.</summary>
internal static class TextPlan
{
    private const string Gsm7 = "gsm7", Ucs2 = "ucs2";

    /// <summary>The alphabet, the parts, and why.</summary>
    public static (TextPreview? Preview, Refusal? Refusal) Make(string text, string? encoding, bool smartReplacement)
    {
        try
        {
            var prepared = MessageText.Prepare(text, Options(encoding, smartReplacement));
            return (new TextPreview(
                prepared.Alphabet == Alphabet.Ucs2 ? Ucs2 : Gsm7, prepared.Reason, prepared.Parts.Count, prepared.Units,
                [.. prepared.Parts.Select(part => part.Units)], prepared.Replacements), null);
        }
        catch (PduException e) when (e.Field == "TP-UDH")
        {
            return (null, new("too-many-parts", "text", e.Message, "Shorten it."));
        }
        catch (PduException e)
        {
            return (null, new("text-not-encodable", "text", e.Message, "Leave the encoding open, or allow smart replacement."));
        }
    }

    /// <summary>The same parts again, for sending: what was decided at the door stays.</summary>
    public static PreparedText Prepare(OutboxMessage message) =>
        MessageText.Prepare(message.Text, Options(message.Encoding, message.Replaced));

    private static TextOptions Options(string? encoding, bool smartReplacement) => new()
    {
        ForcedAlphabet = encoding switch
        {
            Gsm7 => Alphabet.Gsm7,
            Ucs2 => Alphabet.Ucs2,
            _ => null,
        },
        SmartReplacement = smartReplacement,
    };
}
