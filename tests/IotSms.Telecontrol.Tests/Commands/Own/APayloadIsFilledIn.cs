using System.Text;
using IotSms.Telecontrol.Commands.Own;

namespace IotSms.Telecontrol.Tests.Commands.Own;

public class APayloadIsFilledIn
{
    [Theory]
    [InlineData("""{"do":"{{a}}"}""", "on", """{"do":"on"}""")]
    [InlineData("""{"do":"{{a}}"}""", "on\",\"x\":\"y", """{"do":"on\",\"x\":\"y"}""")]
    [InlineData("""[{"do":"say {{a}}!","keep":[1,true,null]}]""", "æ\n", """[{"do":"say æ\n!","keep":[1,true,null]}]""")]
    [InlineData("""{"n":"{{n}}","t":"no {{n}}"}""", "12.5", """{"n":12.5,"t":"no 12.5"}""")]
    [InlineData("""{"n":"{{n}}"}""", "many", """{"n":"many"}""")]
    [InlineData("set {{a}}", "\"1\"", "set \"1\"")]
    [InlineData("{{a}}", "{}", "{}")]
    [InlineData("", "x", "")]
    public void A_value_stays_where_it_is_put(string payload, string value, string filled)
    {
        Assert.True(PayloadTemplate.TryParse(payload, new HashSet<string> { "n" }, out var template, out _));

        var values = new Dictionary<string, object?> { ["a"] = value, ["n"] = value };
        Assert.Equal(filled, Encoding.UTF8.GetString(template.Render(values, TimeZoneInfo.Utc).Span));
    }

    [Theory]
    [InlineData("""{"n":{{n}}}""", "begins as JSON and is none")]
    [InlineData("""{"n":"{{n"}""", "at character 1")]
    [InlineData("{{n", "at character 1")]
    public void What_is_wrong_is_said(string payload, string mistake)
    {
        Assert.False(PayloadTemplate.TryParse(payload, new HashSet<string>(), out _, out var said));
        Assert.StartsWith(mistake, said, StringComparison.Ordinal);
    }
}
