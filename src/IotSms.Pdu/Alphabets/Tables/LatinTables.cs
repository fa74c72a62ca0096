namespace IotSms.Pdu.Tables;

/// <summary>
/// Turkish, Spanish and Portuguese (3GPP TS 23.038 A.2.1-A.2.3, A.3.1 and A.3.3), as differences from the default tables.
/// </summary>
internal static class LatinTables
{
    /// <summary>A.3.1.</summary>
    public static CharacterTable TurkishLocking { get; } = DefaultTables.Alphabet.With(
        (0x04, "€"),
        (0x07, "ı"),
        (0x0B, "Ğğ"),
        (0x1C, "Şş"),
        (0x40, "İ"),
        (0x60, "ç"));

    /// <summary>A.2.1.</summary>
    public static CharacterTable TurkishSingle { get; } = DefaultTables.Extension.With(
        (0x47, "Ğ"),
        (0x49, "İ"),
        (0x53, "Ş"),
        (0x63, "ç"),
        (0x67, "ğ"),
        (0x69, "ı"),
        (0x73, "ş"));

    /// <summary>A.2.2; A.3.2 is void, Spanish has no locking shift table.</summary>
    public static CharacterTable SpanishSingle { get; } = DefaultTables.Extension.With(
        (0x09, "ç"),
        (0x41, "Á"),
        (0x49, "Í"),
        (0x4F, "Ó"),
        (0x55, "Ú"),
        (0x61, "á"),
        (0x69, "í"),
        (0x6F, "ó"),
        (0x75, "ú"));

    /// <summary>A.3.3.</summary>
    public static CharacterTable PortugueseLocking { get; } = DefaultTables.Alphabet.With(
        (0x04, "ê"),
        (0x06, "úíóç"),
        (0x0B, "Ôô"),
        (0x0E, "Áá"),
        (0x12, "ªÇÀ∞^\\€Ó|"),
        (0x1C, "ÂâÊ"),
        (0x24, "º"),
        (0x40, "Í"),
        (0x5B, "ÃÕÚ"),
        (0x60, "~"),
        (0x7B, "ãõ`"));

    /// <summary>A.2.3.</summary>
    public static CharacterTable PortugueseSingle { get; } = DefaultTables.Extension.With(
        (0x05, "ê"),
        (0x09, "ç"),
        (0x0B, "Ôô"),
        (0x0E, "Áá"),
        (0x12, "ΦΓ^ΩΠΨΣΘ"),
        (0x1F, "Ê"),
        (0x41, "À"),
        (0x49, "Í"),
        (0x4F, "Ó"),
        (0x55, "Ú"),
        (0x5B, "ÃÕ"),
        (0x61, "Â"),
        (0x69, "í"),
        (0x6F, "ó"),
        (0x75, "ú"),
        (0x7B, "ãõ"),
        (0x7F, "â"));
}
