namespace IotSms.Pdu;

/// <summary>A text coded and cut into what short messages can carry.</summary>
/// <param name="Alphabet"><see cref="Alphabet.Gsm7"/> or <see cref="Alphabet.Ucs2"/>.</param>
/// <param name="Reason">Why it is not GSM 7 bit, as in <c>UCS-2 because of 'ł' at 14</c>; null if it is.</param>
/// <param name="Parts">At least one part; an empty text is one empty part.</param>
/// <param name="Units">Septets or 16-bit units of all parts, headers not counted.</param>
/// <param name="Replacements">How many characters were replaced by what looks like them.</param>
/// <param name="Locking">The locking shift language that goes into every header.</param>
/// <param name="Single">The single shift language that goes into every header.</param>
/// <param name="SixteenBitReference">Whether the room left for the concatenation is that of a 16-bit reference.</param>
public sealed record PreparedText(
    Alphabet Alphabet,
    string? Reason,
    IReadOnlyList<TextPart> Parts,
    int Units,
    int Replacements,
    NationalLanguage Locking,
    NationalLanguage Single,
    bool SixteenBitReference);
