namespace IotSms.Pdu.Tests.Texts;

public sealed class NationalTextTests
{
    private static readonly TextOptions Allowed = new() { AllowNationalLanguages = true };

    [Fact]
    public void A_given_single_shift_leaves_room_for_its_header()
    {
        var prepared = MessageText.Prepare(
            string.Concat(Enumerable.Repeat("ĞŞİğşı", 27))[..160], new TextOptions { Single = NationalLanguage.Turkish });
        Assert.Equal([148, 148, 24], prepared.Parts.Select(part => part.Units));
        Assert.Equal(NationalLanguage.Turkish, prepared.Single);
    }

    [Theory]
    [InlineData("Çağrı yapılamadı. ", 5, NationalLanguage.Turkish)]
    [InlineData("coração, pão e avô; ", 5, NationalLanguage.Portuguese)]
    [InlineData("¿Qué pasó allí? Jamás lo sabré. ", 4, NationalLanguage.Spanish)]
    public void A_language_that_saves_parts_is_found_if_that_is_allowed(string sentence, int times, NationalLanguage language)
    {
        var text = string.Concat(Enumerable.Repeat(sentence, times));
        var prepared = MessageText.Prepare(text, Allowed);
        Assert.Equal((Alphabet.Gsm7, NationalLanguage.None, language), (prepared.Alphabet, prepared.Locking, prepared.Single));
        Assert.Equal(text, string.Concat(prepared.Parts.Select(part => part.Text)));
        Assert.Null(prepared.Reason);
    }

    [Fact]
    public void A_locking_shift_is_used_where_it_saves_a_part()
    {
        var text = string.Concat(Enumerable.Repeat("ışık ", 30));
        var prepared = MessageText.Prepare(text, Allowed);
        Assert.Equal((NationalLanguage.Turkish, NationalLanguage.None, 1), (prepared.Locking, prepared.Single, prepared.Parts.Count));
    }

    [Fact]
    public void An_Indic_text_with_capitals_takes_both_shifts()
    {
        var prepared = MessageText.Prepare(string.Concat(Enumerable.Repeat("नमस्ते SMS दुनिया कैसी है ", 4)), Allowed);
        Assert.Equal((NationalLanguage.Hindi, NationalLanguage.Hindi), (prepared.Locking, prepared.Single));
    }

    [Theory]
    [InlineData("Çağrı yapılamadı")] // one part either way
    [InlineData("привет, как дела? привет, как дела? привет, как дела? привет, как дела?")]
    [InlineData("Çağrı и Çağrı и Çağrı и Çağrı и Çağrı и Çağrı и Çağrı и Çağrı и Çağrı и Çağrı и ")]
    public void UCS_2_is_used_where_no_language_saves_a_part(string text) =>
        Assert.Equal(Alphabet.Ucs2, MessageText.Prepare(text, Allowed).Alphabet);

    [Fact]
    public void A_forced_GSM_alphabet_takes_a_language_however_short_the_text() =>
        Assert.Equal(NationalLanguage.Turkish, MessageText.Prepare("ışık", Allowed with { ForcedAlphabet = Alphabet.Gsm7 }).Single);

    [Fact]
    public void A_language_keeps_a_text_within_its_limit_of_parts() =>
        Assert.Single(MessageText.Prepare(string.Concat(Enumerable.Repeat("Çağrı yapılamadı. ", 5)), Allowed with { MaxParts = 1 }).Parts);

    [Fact]
    public void A_text_the_default_alphabet_carries_needs_no_language() =>
        Assert.Equal((NationalLanguage.None, NationalLanguage.None),
            (MessageText.Prepare("Grüße", Allowed).Locking, MessageText.Prepare("Grüße", Allowed).Single));

    [Fact]
    public void Without_being_asked_no_language_is_used() =>
        Assert.Equal(Alphabet.Ucs2, MessageText.Prepare("Çağrı yapılamadı", TextOptions.Default).Alphabet);

    [Theory]
    [InlineData(NationalLanguage.Turkish, "Pijamalı hasta yağız şoföre çabucak güvendi, İĞÜŞÇÖ")]
    [InlineData(NationalLanguage.Spanish, "¿Útil? El pingüino añoraba, frío, Ángel y kilómetros más; ÍÓÑ ¡sí!")]
    [InlineData(NationalLanguage.Portuguese, "À noite, vovô vê o ímã cair; vovó põe açúcar no chá de tâmaras, é ÃÕÂÊÔÁÍÓÚÇ")]
    [InlineData(NationalLanguage.Bengali, "আমার সোনার বাংলা, আমি তোমায় ভালোবাসি, ১২৩ SMS")]
    [InlineData(NationalLanguage.Gujarati, "મારું નામ શું છે। ગુજરાતી ૧૨૩ SMS")]
    [InlineData(NationalLanguage.Hindi, "सारे जहाँ से अच्छा हिन्दोस्ताँ हमारा। १२३ SMS")]
    [InlineData(NationalLanguage.Kannada, "ನನ್ನ ಹೆಸರು ಏನು। ಕನ್ನಡ ೧೨೩ SMS")]
    [InlineData(NationalLanguage.Malayalam, "എന്റെ പേര് എന്താണ്। മലയാളം ൧൨൩ SMS")]
    [InlineData(NationalLanguage.Oriya, "ମୋର ନାମ କଣ। ଓଡ଼ିଆ ୧୨୩ SMS")]
    [InlineData(NationalLanguage.Punjabi, "ਮੇਰਾ ਨਾਮ ਕੀ ਹੈ। ਪੰਜਾਬੀ ੧੨੩ SMS")]
    [InlineData(NationalLanguage.Tamil, "வணக்கம் நண்பரே। தமிழ் ௧௨௩௮ SMS")]
    [InlineData(NationalLanguage.Telugu, "నా పేరు ఏమిటి తెలుగు ౧౨౩౬౭ SMS")]
    [InlineData(NationalLanguage.Urdu, "میرا نام کیا ہے؟ اردو ۱۲۳ SMS")]
    public void A_sentence_needs_no_tables_but_those_of_its_language(NationalLanguage language, string sentence)
    {
        var locking = language == NationalLanguage.Spanish ? NationalLanguage.None : language;
        var prepared = MessageText.Prepare(sentence, new TextOptions { Locking = locking, Single = language });
        Assert.Equal((Alphabet.Gsm7, sentence), (prepared.Alphabet, prepared.Parts.Single().Text));
        Assert.True(prepared.Units < 2 * sentence.Length);
        Assert.Equal(Alphabet.Ucs2, MessageText.Prepare(sentence, TextOptions.Default).Alphabet);
    }
}
