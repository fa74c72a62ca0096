namespace IotSms.Pdu;

public static partial class MessageText
{
    // A.2 and A.3 name at most a pair a language; two languages in one text are not worth a search.
    private static PreparedText? PrepareNational(string text, TextOptions options)
    {
        if (!options.AllowNationalLanguages || options.Locking != NationalLanguage.None || options.Single != NationalLanguage.None)
            return null;

        var candidates =
            from language in Enum.GetValues<NationalLanguage>()
            where language != NationalLanguage.None
            from pair in TablesOf(language)
            let septets = Gsm7.TryEncode(text, pair.Locking, pair.Single, out var coded) ? coded : null
            where septets is not null
            orderby OctetsOnAir(septets.Length, pair)
            select (Septets: septets, Pair: pair);
        var (best, tables) = candidates.FirstOrDefault();
        if (best is null || OctetsOnAir(best.Length, tables) >= text.Length * sizeof(char))
            return null;
        return PrepareGsm7(text, options with { Locking = tables.Locking, Single = tables.Single });
    }

    private static IEnumerable<(NationalLanguage Locking, NationalLanguage Single)> TablesOf(NationalLanguage language)
    {
        yield return (NationalLanguage.None, language);
        if (language == NationalLanguage.Spanish)
            yield break;
        yield return (language, NationalLanguage.None);
        yield return (language, language);
    }

    private static int OctetsOnAir(int septets, (NationalLanguage Locking, NationalLanguage Single) tables) =>
        ((septets * 7) + 7) / 8 + LanguageElementOctets(tables.Locking) + LanguageElementOctets(tables.Single) + 1;
}
