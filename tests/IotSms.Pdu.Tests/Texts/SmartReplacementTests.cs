namespace IotSms.Pdu.Tests.Texts;

public sealed class SmartReplacementTests
{
    private static readonly TextOptions Smart = new() { SmartReplacement = true };

    [Theory]
    [InlineData("“Don’t” – he said…", "\"Don't\" - he said...", 5)]
    [InlineData("a\u00A0b\tc\u200Bd", "a b cd", 3)]
    [InlineData("Zażółć gęślą jaźń", "Zazolc gesla jazn", 9)]
    [InlineData("garçon, Ça va", "garcon, Ça va", 1)]
    [InlineData("cafe\u0301 man\u0303ana s\u0301", "café mañana s", 3)]
    [InlineData("line\u2028next", "line\nnext", 1)]
    [InlineData("call \u202A+4790012345\u202C now", "call +4790012345 now", 2)] // as address books copy a number
    [InlineData("ok!\uFE0F", "ok!", 1)]
    [InlineData("ＡＬＡＲＭ：９０％", "ALARM:90%", 9)]
    [InlineData("❝so❞ 〝it〞", "\"so\" \"it\"", 4)]
    [InlineData("Ａ\u0300 a\u0300", "A à", 3)]
    public void What_looks_alike_takes_the_place_of_what_GSM_lacks(string text, string sent, int replacements)
    {
        var prepared = MessageText.Prepare(text, Smart);
        Assert.Equal((Alphabet.Gsm7, replacements), (prepared.Alphabet, prepared.Replacements));
        Assert.Equal(sent, prepared.Parts.Single().Text);
    }

    [Theory]
    [InlineData("“привет”")]
    [InlineData("it’s 😀")]
    [InlineData("it’s ｀so｀")] // its narrow twin is not in the alphabet either
    [InlineData("e\u0301\u0301")] // a second mark would be lost
    [InlineData("\u0301 alone")]
    [InlineData("1½ or 1¼ at 21 °C")] // 11/2 would be something else
    public void A_text_that_stays_UCS_2_keeps_every_character(string text)
    {
        var prepared = MessageText.Prepare(text, Smart);
        Assert.Equal((Alphabet.Ucs2, 0), (prepared.Alphabet, prepared.Replacements));
        Assert.Equal(text, prepared.Parts.Single().Text);
    }

    [Theory]
    [InlineData("it’s “я”", "UCS-2 because of 'я' at 6")]
    [InlineData("Zażółć 😀", "UCS-2 because of '😀' at 7")]
    [InlineData("‘½’", "UCS-2 because of '½' at 1")]
    public void The_reason_names_what_could_not_be_replaced(string text, string reason)
    {
        Assert.Equal(reason, MessageText.Prepare(text, Smart).Reason);
        Assert.NotEqual(reason, MessageText.Prepare(text, TextOptions.Default).Reason);
    }

    [Fact]
    public void A_refusal_names_what_could_not_be_replaced() =>
        Assert.StartsWith("'я' at 6",
            Assert.Throws<PduException>(() => MessageText.Prepare("it’s “я”", Smart with { ForcedAlphabet = Alphabet.Gsm7 })).Message);

    [Fact]
    public void A_replacement_that_is_longer_counts_its_septets()
    {
        var prepared = MessageText.Prepare(new string('…', 54), Smart);
        Assert.Equal((162, 54, 2), (prepared.Units, prepared.Replacements, prepared.Parts.Count));
        Assert.Equal(new string('.', 162), string.Concat(prepared.Parts.Select(part => part.Text)));
    }

    [Theory]
    [InlineData("ÁÂÃÈÊËÌÍÎÏÒÓÔÕÙÚÛÝáâãçêëíîïóôõúûýÿĀāĂăĄąĆćĈĉĊċČčĎď", "AAAEEEIIIIOOOOUUUYaaaceeiiiooouuyyAaAaAaCcCcCcCcDd")]
    [InlineData("ĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŃńŅņŇňŌōŎŏŐ", "EeEeEeEeEeGgGgGgGgHhIiIiIiIiIJjKkLlLlLlNnNnNnOoOoO")]
    [InlineData("őŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžǍǎȘșȚț", "oRrRrRrSsSsSsSsTtTtUuUuUuUuUuUuWwYyYZzZzZzAaSsTt")]
    public void A_letter_loses_its_accent_and_nothing_else(string letters, string sent) =>
        Assert.Equal(sent, MessageText.Prepare(letters, Smart).Parts.Single().Text);

    [Fact]
    public void A_letter_the_alphabet_has_is_made_of_letter_and_mark()
    {
        const string apart = "a\u0300 e\u0300 i\u0300 o\u0300 u\u0300"
            + " E\u0301 e\u0301 N\u0303 n\u0303 C\u0327 A\u0308 O\u0308 U\u0308 A\u030A a\u0308 o\u0308 u\u0308 a\u030A";
        Assert.Equal("à è ì ò ù É é Ñ ñ Ç Ä Ö Ü Å ä ö ü å", MessageText.Prepare(apart, Smart).Parts.Single().Text);
    }

    [Fact]
    public void A_GSM_text_is_left_alone() =>
        Assert.Equal(("Ångström é ñ Ø €", 0),
            (MessageText.Prepare("Ångström é ñ Ø €", Smart).Parts[0].Text, MessageText.Prepare("Ångström é ñ Ø €", Smart).Replacements));

    [Fact]
    public void Nothing_is_replaced_unless_asked_for() =>
        Assert.Equal("don’t", MessageText.Prepare("don’t", TextOptions.Default).Parts[0].Text);

    [Fact]
    public void A_forced_GSM_alphabet_takes_replacements_too() =>
        Assert.Equal("plot", MessageText.Prepare("płot", Smart with { ForcedAlphabet = Alphabet.Gsm7 }).Parts[0].Text);

    [Fact]
    public void A_language_that_has_the_character_and_saves_a_part_goes_before_replacing_it()
    {
        var text = string.Concat(Enumerable.Repeat("Çağrı yapılamadı. ", 5));
        var prepared = MessageText.Prepare(text, Smart with { AllowNationalLanguages = true });
        Assert.Equal((text, 0), (prepared.Parts.Single().Text, prepared.Replacements));
    }
}
