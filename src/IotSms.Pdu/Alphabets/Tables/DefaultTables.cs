namespace IotSms.Pdu.Tables;

/// <summary>The default alphabet and its extension (3GPP TS 23.038 6.2.1 and 6.2.1.1).</summary>
internal static class DefaultTables
{
    /// <summary>6.2.1: sixteen codes a line; 0x1B, the escape, is no character.</summary>
    public static CharacterTable Alphabet { get; } = CharacterTable.Of(
        (0x00, "@£$¥èéùìòÇ\nØø\rÅå"),
        (0x10, "Δ_ΦΓΛΩΠΨΣΘΞ\0ÆæßÉ"),
        (0x20, " !\"#¤%&'()*+,-./"),
        (0x30, "0123456789:;<=>?"),
        (0x40, "¡ABCDEFGHIJKLMNO"),
        (0x50, "PQRSTUVWXYZÄÖÑÜ§"),
        (0x60, "¿abcdefghijklmno"),
        (0x70, "pqrstuvwxyzäöñüà"));

    /// <summary>6.2.1.1: the codes after an escape.</summary>
    public static CharacterTable Extension { get; } = CharacterTable.Of(
        (0x0A, "\f"),
        (0x14, "^"),
        (0x28, "{}"),
        (0x2F, "\\"),
        (0x3C, "[~]"),
        (0x40, "|"),
        (0x65, "€"));
}
