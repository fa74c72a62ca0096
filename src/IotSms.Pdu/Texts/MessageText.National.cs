namespace IotSms.Pdu;

public static partial class MessageText
{
    private static PreparedText? PrepareNational(string text, TextOptions options)
    {
        if (!options.AllowNationalLanguages || options.Locking != NationalLanguage.None || options.Single != NationalLanguage.None)
            return null;

        var best = Enum.GetValues<NationalLanguage>()
            .Where(language => language != NationalLanguage.None)
            .SelectMany(TablesOf)
            .Select(tables => PrepareGsm7(text, options with { Locking = tables.Locking, Single = tables.Single }))
            .OfType<PreparedText>()
            .MinBy(prepared => prepared.Parts.Count);
        if (best is null || options.ForcedAlphabet == Alphabet.Gsm7)
            return best;
        return best.Parts.Count < PrepareUcs2(text, options).Parts.Count ? best : null;
    }

    // Single shift first: a handset that ignores it shows the letter without its accent, as annex A.2 is made for that; one that
    // ignores a locking shift shows another letter. Two languages in one text are not worth a search.
    private static IEnumerable<(NationalLanguage Locking, NationalLanguage Single)> TablesOf(NationalLanguage language) =>
        language == NationalLanguage.Spanish
            ? [(NationalLanguage.None, language)]
            : [(NationalLanguage.None, language), (language, NationalLanguage.None), (language, language)];
}
