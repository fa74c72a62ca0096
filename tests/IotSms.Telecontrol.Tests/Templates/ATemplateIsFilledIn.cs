using System.Globalization;
using CsCheck;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Tests.Templates;

public class ATemplateIsFilledIn
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    [Theory]
    [InlineData("Pump {{name}}: {{level}} %", "Pump north: 92.46 %")]
    [InlineData("{{ name }}", "north")]
    [InlineData("", "")]
    [InlineData("{{{{name}}", "{{name}}")]
    [InlineData("{ } }} {{{{{{{{", "{ } }} {{{{")]
    [InlineData("{\"a\":{\"b\":{{level}}}}", "{\"a\":{\"b\":92.46}}")]
    [InlineData("{{none|nobody}}", "nobody")]
    [InlineData("{{none|default:date}}", "date")]
    [InlineData("{{none|\"upper\"}}", "upper")]
    [InlineData("{{none|default:\" a|b }} \"}}", " a|b }} ")]
    [InlineData("{{none|}}", "")]
    [InlineData("{{none|at 10:30}}", "at 10:30")]
    [InlineData("{{name|nobody}}", "north")]
    [InlineData("{{name|upper}}", "NORTH")]
    [InlineData("{{name|upper|lower}}", "north")]
    [InlineData("{{none|x|upper}}{{none|upper|x}}", "xx")]
    [InlineData("{{level|number:0.0}}", "92.5")]
    [InlineData("{{level|number:0,000.000 | lower}}", "0,092.460")]
    [InlineData("{{level|number}}", "92.46")]
    [InlineData("{{name|number:0.0}}", "north")]
    [InlineData("{{count|number:000}}", "007")]
    [InlineData("{{at}}", "2026-01-31 13:00")]
    [InlineData("{{at|date:dd.MM. HH:mm}}", "31.01. 13:00")]
    [InlineData("{{text-time|date:HH:mm:ss}}", "13:00:05")]
    [InlineData("{{short-time|date:HH:mm}}", "13:00")]
    [InlineData("{{name|date}}{{count|date}}", "north7")]
    [InlineData("{{braces}}", "{{name|upper}}")]
    [InlineData("{{yes}}", "True")]
    public void By_its_grammar(string template, string expected)
    {
        var values = new Dictionary<string, object?>
        {
            ["name"] = "north", ["none"] = null, ["level"] = "92.46", ["count"] = 7, ["yes"] = true, ["braces"] = "{{name|upper}}",
            ["at"] = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
            ["text-time"] = "2026-01-31T12:00:05.25Z", ["short-time"] = "2026-01-31T14:00+02:00",
        };

        Assert.Equal(expected, TextTemplate.Parse(template).Render(values, Oslo));
    }

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(45, "45 s")]
    [InlineData(900, "15 min")]
    [InlineData(930, "15 min 30 s")]
    [InlineData(7230, "2 h")]
    [InlineData(97200, "1 d 3 h")]
    [InlineData(-900, "-15 min")]
    public void With_a_duration_in_its_two_largest_units(int seconds, string expected) =>
        Assert.Equal(expected, TextTemplate.Parse("{{time}}").Render(
            new Dictionary<string, object?> { ["time"] = TimeSpan.FromSeconds(seconds) }, TimeZoneInfo.Utc));

    [Fact]
    public void In_summer_time_too() =>
        Assert.Equal("03:00", TextTemplate.Parse("{{at|date:HH:mm}}").Render(
            new Dictionary<string, object?> { ["at"] = new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero) }, Oslo));

    [Fact]
    public void And_names_the_value_that_is_missing() =>
        Assert.Equal("level", Assert.Throws<MissingValueException>(() =>
            TextTemplate.Parse("{{name}} {{level}}").Render(new Dictionary<string, object?> { ["name"] = "x" }, TimeZoneInfo.Utc)).Name);

    [Fact]
    public void And_knows_what_it_names_and_what_it_needs()
    {
        var template = TextTemplate.Parse("{{a}} {{b|x}} {{a|upper}} {{{{c}}");

        Assert.Equal(["a", "b"], template.Names);
        Assert.Equal(["a"], template.Required);
    }

    [Fact]
    public void Whatever_a_value_holds_it_stands_there_as_it_is() =>
        Gen.String.Sample(value => TextTemplate.Parse("<{{v}}>").Render(
            new Dictionary<string, object?> { ["v"] = value }, TimeZoneInfo.Utc) == $"<{value}>");

    [Fact]
    public void Text_without_braces_is_itself() =>
        Gen.String.Where(text => !text.Contains("{{", StringComparison.Ordinal)).Sample(text =>
            TextTemplate.Parse(text).Render(new Dictionary<string, object?>(), TimeZoneInfo.Utc) == text);

    [Fact]
    public void A_number_keeps_its_value_to_the_places_asked_for() =>
        Gen.Double[-1e6, 1e6].Sample(number => Math.Abs(number - double.Parse(TextTemplate.Parse("{{v|number:0.00}}").Render(
            new Dictionary<string, object?> { ["v"] = number }, TimeZoneInfo.Utc), CultureInfo.InvariantCulture)) < 0.00501);
}
