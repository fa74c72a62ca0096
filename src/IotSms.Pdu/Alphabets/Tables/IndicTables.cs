namespace IotSms.Pdu.Tables;

/// <summary>
/// The nine Indic languages (3GPP TS 23.038 A.2.4-A.2.12 and A.3.4-A.3.12). Their Unicode blocks are laid out alike, as ISCII was, and
/// so are their locking tables: letter and sign at the same place of a block share a code. A table is therefore its block, what
/// the block lacks, and the six codes (0x60, 0x7B-0x7F) that go their own way.
/// </summary>
internal static class IndicTables
{
    // Codes and the places of the block they show run on in step while a row lasts. First here, as the tables below are made of it.
    private static readonly (byte Code, byte Place, byte Count)[] BlockRows =
    [
        (0x00, 0x01, 3), (0x03, 0x05, 7), (0x0B, 0x0C, 2), (0x0E, 0x0E, 13), (0x1C, 0x1B, 4), (0x22, 0x1F, 6), (0x2A, 0x25, 2),
        (0x2D, 0x27, 1), (0x2F, 0x28, 1), (0x3C, 0x29, 3), (0x40, 0x2C, 14), (0x4E, 0x3C, 18),
    ];

    /// <summary>What A.2.4-A.2.13 have in common: the punctuation and Latin capitals that the locking tables displace.</summary>
    public static CharacterTable SingleSkeleton { get; } = DefaultTables.Extension.With(
        (0x00, "@£$¥¿\"¤%&'\f*+\0-/"),
        (0x10, "<=>¡^¡_#*"),
        (0x41, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"));

    public static CharacterTable BengaliLocking { get; } = Locking('\u0980', "0D 0E 11 12 29 31 33 34 35 45 46 49 4A",
        '\u09CE', "\u09D7\u09DC\u09DD\u09F0\u09F1");

    public static CharacterTable GujaratiLocking { get; } = Locking('\u0A80', "0E 12 29 31 34 46 4A",
        '\u0AD0', "\u0AE0\u0AE1\u0AE2\u0AE3\u0AF1");

    public static CharacterTable HindiLocking { get; } = Locking('\u0900', "",
        '\u0950', "\u0972\u097B\u097C\u097E\u097F");

    public static CharacterTable KannadaLocking { get; } = Locking('\u0C80', "01 0D 11 29 34 45 49",
        '\u0CD5', "\u0CD6\u0CE0\u0CE1\u0CE2\u0CE3");

    public static CharacterTable MalayalamLocking { get; } = Locking('\u0D00', "01 0D 11 29 3C 45 49",
        '\u0D57', "\u0D60\u0D61\u0D62\u0D63\u0D79");

    public static CharacterTable OriyaLocking { get; } = Locking('\u0B00', "0D 0E 11 12 29 31 34 45 46 49 4A",
        '\u0B56', "\u0B57\u0B60\u0B61\u0B62\u0B63");

    public static CharacterTable PunjabiLocking { get; } = Locking('\u0A00', "0B 0C 0D 0E 11 12 29 31 34 37 3D 43 44 45 46 49 4A",
        '\u0A51', "\u0A70\u0A71\u0A72\u0A73\u0A74");

    public static CharacterTable TamilLocking { get; } = Locking('\u0B80',
        "01 0B 0C 0D 11 16 17 18 1B 1D 20 21 22 25 26 27 2B 2C 2D 3C 3D 43 44 45 49",
        '\u0BD0', "\u0BD7\u0BF0\u0BF1\u0BF2\u0BF9");

    public static CharacterTable TeluguLocking { get; } = Locking('\u0C00', "0D 11 29 34 3C 45 49",
        '\u0C55', "\u0C56\u0C60\u0C61\u0C62\u0C63");

    public static CharacterTable BengaliSingle { get; } = SingleSkeleton.With(
        (0x19, "\u09E6\u09E7"),
        (0x1C, "\u09E8\u09E9\u09EA\u09EB\u09EC\u09ED\u09EE\u09EF\u09DF\u09E0\u09E1\u09E2"),
        (0x2A, "\u09E3\u09F2\u09F3\u09F4\u09F5"),
        (0x30, "\u09F6\u09F7\u09F8\u09F9\u09FA"));

    public static CharacterTable GujaratiSingle { get; } = SingleSkeleton.With(
        (0x19, "\u0964\u0965"),
        (0x1C, "\u0AE6\u0AE7\u0AE8\u0AE9\u0AEA\u0AEB\u0AEC\u0AED\u0AEE\u0AEF"));

    public static CharacterTable HindiSingle { get; } = SingleSkeleton.With(
        (0x19, "\u0964\u0965"),
        (0x1C, "\u0966\u0967\u0968\u0969\u096A\u096B\u096C\u096D\u096E\u096F\u0951\u0952"),
        (0x2A, "\u0953\u0954\u0958\u0959\u095A"),
        (0x30, "\u095B\u095C\u095D\u095E\u095F\u0960\u0961\u0962\u0963\u0970\u0971"));

    public static CharacterTable KannadaSingle { get; } = SingleSkeleton.With(
        (0x19, "\u0964\u0965"),
        (0x1C, "\u0CE6\u0CE7\u0CE8\u0CE9\u0CEA\u0CEB\u0CEC\u0CED\u0CEE\u0CEF\u0CDE\u0CF1"),
        (0x2A, "\u0CF2"));

    public static CharacterTable MalayalamSingle { get; } = SingleSkeleton.With(
        (0x19, "\u0964\u0965"),
        (0x1C, "\u0D66\u0D67\u0D68\u0D69\u0D6A\u0D6B\u0D6C\u0D6D\u0D6E\u0D6F\u0D70\u0D71"),
        (0x2A, "\u0D72\u0D73\u0D74\u0D75\u0D7A"),
        (0x30, "\u0D7B\u0D7C\u0D7D\u0D7E\u0D7F"));

    public static CharacterTable OriyaSingle { get; } = SingleSkeleton.With(
        (0x19, "\u0964\u0965"),
        (0x1C, "\u0B66\u0B67\u0B68\u0B69\u0B6A\u0B6B\u0B6C\u0B6D\u0B6E\u0B6F\u0B5C\u0B5D"),
        (0x2A, "\u0B5F\u0B70\u0B71"));

    public static CharacterTable PunjabiSingle { get; } = SingleSkeleton.With(
        (0x19, "\u0964\u0965"),
        (0x1C, "\u0A66\u0A67\u0A68\u0A69\u0A6A\u0A6B\u0A6C\u0A6D\u0A6E\u0A6F\u0A59\u0A5A"),
        (0x2A, "\u0A5B\u0A5C\u0A5E\u0A75"));

    // A.2.11 prints U+0BEF for 0x24 too (V9.1.1), where the row of digits wants eight, U+0BEE.
    public static CharacterTable TamilSingle { get; } = SingleSkeleton.With(
        (0x19, "\u0964\u0965"),
        (0x1C, "\u0BE6\u0BE7\u0BE8\u0BE9\u0BEA\u0BEB\u0BEC\u0BED\u0BEE\u0BEF\u0BF3\u0BF4"),
        (0x2A, "\u0BF5\u0BF6\u0BF7\u0BF8\u0BFA"));

    // A.2.12 prints U+06CC and U+06CD for 0x22 and 0x23 (V9.1.1), where the row of digits wants six and seven, U+0C6C and U+0C6D.
    public static CharacterTable TeluguSingle { get; } = SingleSkeleton.With(
        (0x1C, "\u0C66\u0C67\u0C68\u0C69\u0C6A\u0C6B\u0C6C\u0C6D\u0C6E\u0C6F\u0C58\u0C59"),
        (0x2A, "\u0C78\u0C79\u0C7A\u0C7B\u0C7C"),
        (0x30, "\u0C7D\u0C7E\u0C7F"));

    private static CharacterTable Locking(char block, string lacking, char at60, string at7B)
    {
        var gaps = lacking.Length == 0 ? [] : Convert.FromHexString(lacking.Replace(" ", "", StringComparison.Ordinal));
        var table = CharacterTable.Of(
            (0x0A, "\n"), (0x0D, "\r"), (0x20, " !"), (0x28, ")("), (0x2C, ","), (0x2E, "."), (0x30, "0123456789:;"), (0x3F, "?"),
            (0x60, $"{at60}abcdefghijklmnopqrstuvwxyz{at7B}"));
        foreach (var (code, place, count) in BlockRows)
            table = table.With((code, string.Create(count, (block, place, gaps), FillRow)));
        return table;
    }

    private static void FillRow(Span<char> row, (char Block, byte Place, byte[] Gaps) from)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = from.Gaps.Contains((byte)(from.Place + i)) ? CharacterTable.Vacant : (char)(from.Block + from.Place + i);
    }
}
