using IotSms.Pdu;
using IotSms.Telecontrol.Templates;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Telecontrol.Tests.Templates;

public class EveryLanguageSaysTheSame
{
    public static TheoryData<string> Languages => ["en", "nb", "de"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Under_the_same_keys_with_the_same_values(string language)
    {
        var texts = TextFiles.BuiltIn();

        Assert.Equal(texts["en"].Keys.Order(), texts[language].Keys.Order());
        Assert.All(texts[language], text => Assert.Equal(texts["en"][text.Key].Names.Order(), text.Value.Names.Order()));
        Assert.All(texts[language], text => Assert.Equal(texts["en"][text.Key].Required.Order(), text.Value.Required.Order()));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void In_letters_that_cost_one_place_of_a_short_message(string language) =>
        Assert.All(TextFiles.BuiltIn()[language], text => Assert.All(text.Value.Written, words => Assert.True(
            Gsm7.TryEncode(words, NationalLanguage.None, NationalLanguage.None, out _), $"{text.Key}: {words}")));

    [Fact]
    public void And_there_are_no_others() =>
        Assert.Equal(Languages.Select(row => row.Data).Order(), PhraseBook.BuiltIn(new FakeTimeProvider()).Languages.Order());

    [Theory]
    [InlineData("nb", "Feil kode.")]
    [InlineData("nb-NO", "Feil kode.")]
    [InlineData("NB", "Feil kode.")]
    [InlineData("de-AT-1996", "Code falsch.")]
    [InlineData("fi", "Code wrong.")]
    [InlineData("", "Code wrong.")]
    [InlineData("-", "Code wrong.")]
    public void A_region_speaks_its_language_and_who_speaks_none_gets_English(string language, string expected) =>
        Assert.Equal(expected, PhraseBook.BuiltIn(new FakeTimeProvider()).Of(language).Say("access.code-wrong"));

    [Fact]
    public void Times_are_those_of_the_site()
    {
        var time = new FakeTimeProvider();
        time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("site", TimeSpan.FromHours(5), null, null));

        Assert.Equal("Saldo 12 (31.12. 23:30).", PhraseBook.BuiltIn(time).Of("nb").Say(
            "balance.is", ("amount", 12), ("at", new DateTimeOffset(2026, 12, 31, 18, 30, 0, TimeSpan.Zero))));
    }

    [Fact]
    public void A_text_that_is_not_there_is_a_fault() =>
        Assert.Throws<KeyNotFoundException>(() => PhraseBook.BuiltIn(new FakeTimeProvider()).Of("en").Say("no.such"));
}
