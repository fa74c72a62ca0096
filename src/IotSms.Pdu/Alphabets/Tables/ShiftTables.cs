namespace IotSms.Pdu.Tables;

/// <summary>Which tables a language identifier selects (3GPP TS 23.038 6.2.1.2.4).</summary>
internal static class ShiftTables
{
    /// <summary>The locking shift table; the default alphabet for a language that has none or is reserved.</summary>
    public static CharacterTable Locking(NationalLanguage language) => language switch
    {
        NationalLanguage.Turkish => LatinTables.TurkishLocking,
        NationalLanguage.Portuguese => LatinTables.PortugueseLocking,
        NationalLanguage.Bengali => IndicTables.BengaliLocking,
        NationalLanguage.Gujarati => IndicTables.GujaratiLocking,
        NationalLanguage.Hindi => IndicTables.HindiLocking,
        NationalLanguage.Kannada => IndicTables.KannadaLocking,
        NationalLanguage.Malayalam => IndicTables.MalayalamLocking,
        NationalLanguage.Oriya => IndicTables.OriyaLocking,
        NationalLanguage.Punjabi => IndicTables.PunjabiLocking,
        NationalLanguage.Tamil => IndicTables.TamilLocking,
        NationalLanguage.Telugu => IndicTables.TeluguLocking,
        NationalLanguage.Urdu => UrduTables.Locking,
        _ => DefaultTables.Alphabet,
    };

    /// <summary>The single shift table; the default extension for a language that is reserved.</summary>
    public static CharacterTable Single(NationalLanguage language) => language switch
    {
        NationalLanguage.Turkish => LatinTables.TurkishSingle,
        NationalLanguage.Spanish => LatinTables.SpanishSingle,
        NationalLanguage.Portuguese => LatinTables.PortugueseSingle,
        NationalLanguage.Bengali => IndicTables.BengaliSingle,
        NationalLanguage.Gujarati => IndicTables.GujaratiSingle,
        NationalLanguage.Hindi => IndicTables.HindiSingle,
        NationalLanguage.Kannada => IndicTables.KannadaSingle,
        NationalLanguage.Malayalam => IndicTables.MalayalamSingle,
        NationalLanguage.Oriya => IndicTables.OriyaSingle,
        NationalLanguage.Punjabi => IndicTables.PunjabiSingle,
        NationalLanguage.Tamil => IndicTables.TamilSingle,
        NationalLanguage.Telugu => IndicTables.TeluguSingle,
        NationalLanguage.Urdu => UrduTables.Single,
        _ => DefaultTables.Extension,
    };
}
