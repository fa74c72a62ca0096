using IotSms.Gateway;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Templates;
using IotSms.Telecontrol.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Telecontrol.Alarms;

public sealed class WhatIsSaidOfAlarms : IAsyncLifetime
{
    private static readonly AlarmRule High = AlarmSite.Rule("high", Severity.Minor);
    private readonly Folder _folder = new();
    private Messaging _messaging = null!;

    public async ValueTask InitializeAsync() => _messaging = await Messaging.OpenAsync(
        new() { DataDirectory = _folder.Path }, [new FakeModem()], new BoardClock(BoardClock.Morning), NullLoggerFactory.Instance, default);

    public async ValueTask DisposeAsync()
    {
        await _messaging.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("en", "Alarm 42: pump3 high: 93, limit 80 (09:00). Reply: ack 42")]
    [InlineData("nb", "Alarm 42: pump3 high: 93, grense 80 (09:00). Svar: ack 42")]
    [InlineData("de", "Alarm 42: pump3 high: 93, Grenze 80 (09:00). Antwort: ack 42")]
    public void An_alarm_is_said_in_a_language(string language, string text) => Assert.Equal(text, Raised(High, language: language));

    [Fact]
    public void The_rule_has_words_of_its_own() => Assert.Equal(
        "Alarm 42: Level 93.0 % in pump3 (09:00). Reply: ack 42",
        Raised(High with { Text = "Level {{value|number:0.0}} % in {{match}}" }));

    [Fact]
    public void Words_that_name_what_the_reading_has_not_give_way_to_the_usual_ones() => Assert.Equal(
        "Alarm 42: pump3 high: 93, limit 80 (09:00). Reply: ack 42", Raised(High with { Text = "Oil {{oil}}" }));

    [Fact]
    public void Silence_is_said() => Assert.Equal(
        "Alarm 42: pump3 high: silent for 15 min (09:00). Reply: ack 42",
        Raised(High with { Condition = new Condition.Missing(TimeSpan.FromMinutes(15)) }, value: null));

    [Theory]
    [InlineData("a word and another one ", 50)]
    [InlineData("unbroken", 50)]
    [InlineData("\u0416\u0438 ", 100)]
    [InlineData("\ud83d\ude00", 100)]
    [InlineData("line\nby line\r\n", 30)]
    public void Whatever_a_sensor_says_it_is_one_message_with_the_number_that_answers_it(string value, int times)
    {
        var text = Raised(High with { Text = "{{value}}" }, value: string.Concat(Enumerable.Repeat(value, times)));

        Assert.Equal(1, _messaging.Preview(new() { To = [], Text = text, Source = "test" }).Preview!.Parts);
        Assert.EndsWith("Reply: ack 42", text);
        Assert.Contains(value[..2], text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    [Theory]
    [InlineData(null, "41", "OVER 42: pump3 high: 41 (09:00)")]
    [InlineData(null, null, "OVER 42: pump3 high (09:00)")]
    [InlineData("fine at {{value}}", "41", "OVER 42: fine at 41 (09:00)")]
    public void An_end_is_said(string? own, string? value, string text)
    {
        var rule = High with { ClearText = own };

        Assert.Equal(text, Texts(rule).Cleared(
            Alarm(rule, "93"), new RuleEvent.Cleared(rule, "plant/pump3/high", BoardClock.Morning, Values(value)), "en"));
    }

    private string Raised(AlarmRule rule, string? value = "93", string language = "en") => Texts(rule).Raised(Alarm(rule, value), language);

    private AlarmTexts Texts(AlarmRule rule) => new([rule], PhraseBook.BuiltIn(TimeProvider.System).Of, TimeProvider.System, _messaging);

    private static Alarm Alarm(AlarmRule rule, string? value) => new()
    {
        Serial = 1041,
        Number = 42,
        Rule = rule.Name,
        Source = "plant/pump3/high",
        Match = "pump3",
        Severity = rule.Severity,
        RaisedAt = BoardClock.Morning,
        Values = Values(value),
    };

    private static Dictionary<string, string> Values(string? value)
    {
        var values = new Dictionary<string, string> { ["match"] = "pump3" };
        if (value is not null)
            values["value"] = value;
        return values;
    }
}
