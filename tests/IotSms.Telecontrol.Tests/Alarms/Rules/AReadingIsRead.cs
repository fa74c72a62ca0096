using System.Text;
using System.Text.Json;
using CsCheck;

namespace IotSms.Telecontrol.Alarms.Rules;

public class AReadingIsRead
{
    private static AlarmRule Plain => RuleSite.Rule("t", RuleSite.Above(92));

    private static AlarmRule Json => Plain with { Value = RuleSite.Path("$.level") };

    private static AlarmRule Word => RuleSite.Rule("t", new Condition.NotEqualTo(new("ok")));

    [Theory]
    [InlineData("93")]
    [InlineData(" 92.5\n")]
    [InlineData("+9.3e1")]
    [InlineData("1e308")]
    public void As_a_number_if_the_payload_is_one(string payload)
    {
        var site = new RuleSite(Plain);

        site.Say("t", payload);

        Assert.Equal(payload.Trim(), Assert.Single(site.Events).Values["value"]);
    }

    [Theory]
    [InlineData("""{"level":93}""", "93")]
    [InlineData("""{"level":"93.0"}""", "93.0")]
    [InlineData("""{"level":1,"level":93}""", "93")]
    [InlineData("""{"\ud800":1,"level":93,"x":"\ud800"}""", "93")]
    public void By_its_path_if_it_is_JSON(string payload, string value)
    {
        var site = new RuleSite(Json);

        site.Say("t", payload);

        Assert.Equal(value, Assert.Single(site.Events).Values["value"]);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("NaN", "\"NaN\" is no number")]
    [InlineData("Infinity", "\"Infinity\" is no number")]
    [InlineData("-∞", "\"-∞\" is no number")]
    [InlineData("1e999", "\"1e999\" is no number")]
    [InlineData("92,5", "\"92,5\" is no number")]
    [InlineData("0x5f", "\"0x5f\" is no number")]
    [InlineData("1 000", "\"1 000\" is no number")]
    [InlineData("true", "\"true\" is no number")]
    [InlineData("93\u0007", "the value has control characters")]
    public void Or_counts_for_nothing(string payload, string why) => Refused(Plain, Encoding.UTF8.GetBytes(payload), why);

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{\"level\":", "it is no JSON in line 1, octet 10")]
    [InlineData("{\n\"level\":NaN}", "it is no JSON in line 2, octet 9")]
    [InlineData("{\"level\":93,}", "it is no JSON in line 1, octet 13")]
    [InlineData("{\"level\":93} x", "it is no JSON in line 1, octet 14")]
    [InlineData("{\"level\":1e999}", "\"1e999\" is no number")]
    [InlineData("{\"level\":\"n/a\"}", "\"n/a\" is no number")]
    [InlineData("{\"level\":null}", "$.level is null")]
    [InlineData("{\"level\":[93]}", "$.level is an array")]
    [InlineData("{\"level\":{}}", "$.level is an object")]
    [InlineData("{\"level\":true}", "\"true\" is no number")]
    [InlineData("{\"level\":\"\\ud800\"}", "$.level is no text of Unicode")]
    [InlineData("{\"level\":93,\"\\ud800\":1}", "it has a name that is no text of Unicode")]
    [InlineData("{\"niveau\":93}", "$.level is not there")]
    [InlineData("93", "$.level is not there")]
    public void Or_counts_for_nothing_as_JSON(string payload, string why) => Refused(Json, Encoding.UTF8.GetBytes(payload), why);

    [Fact]
    public void Or_is_too_long()
    {
        Refused(Plain, Encoding.UTF8.GetBytes(new string('9', 161)), "the value has 161 characters; the most is 160");
        Refused(Word, new byte[(256 * 1024) + 1], "it has 262145 octets; the most is 262144");
        Refused(
            Json, Encoding.UTF8.GetBytes($$"""{"level":93,"x":"{{new string('x', 1 << 20)}}"}"""),
            "it has 1048595 octets; the most is 262144");
    }

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { (byte)'9', (byte)'3', 0xc3 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    public void Or_is_not_UTF8(byte[] payload)
    {
        Refused(Plain, payload, "it is not UTF-8");
        Refused(Json, [.. "{\"level\":93,\"x\":\""u8, .. payload, .. "\"}"u8], "it is not UTF-8");
    }

    [Fact]
    public void Or_is_a_thousand_deep() => Refused(
        Json, Encoding.UTF8.GetBytes("{\"level\":" + new string('[', 1000) + new string(']', 1000) + "}"),
        "it is no JSON in line 1, octet 73");

    [Fact]
    public void And_what_is_refused_is_counted_each_time_and_told_once_for_each_source()
    {
        var site = new RuleSite(RuleSite.Rule("plant/+", RuleSite.Above(1)));

        foreach (var source in (string[])["plant/1", "plant/2", "plant/1", "plant/1"])
            site.Say(source, "broken");
        site.Say("plant/1", "0");
        site.Say("plant/1", "broken");

        Assert.Equal(5, site.Book.Refused);
        Assert.Equal(
            [
                new ReadingRefused("high", "plant/1", "\"broken\" is no number"),
                new ReadingRefused("high", "plant/2", "\"broken\" is no number"),
            ], site.News);
        Assert.Equal((0, 0), (site.Writes, site.Story.Count));
    }

    [Fact]
    public void And_what_is_refused_ends_no_hold_time()
    {
        var site = new RuleSite(Plain with { Hold = TimeSpan.FromSeconds(10) });

        site.Say("t", "93");
        site.Wait(5);
        site.Say("t", "broken");
        site.Wait(5);

        Assert.Equal(["  10: raised high t = 93"], site.Story);
    }

    [Fact]
    public void For_each_rule_by_its_own_path()
    {
        var site = new RuleSite(
            Plain with { Name = "plain" }, Json,
            Json with { Name = "low", Value = RuleSite.Path("$.l[-1]"), Condition = new Condition.Outside(5, null) });

        site.Say("t", """{"level":93,"l":[7,4]}""");

        Assert.Equal(["   0: raised high t = 93", "   0: raised low t = 4"], site.Story);
        Assert.Equal("plain", Assert.IsType<ReadingRefused>(Assert.Single(site.News)).Rule);
    }

    [Fact]
    public void And_of_a_thousand_fields_a_text_can_name_only_the_first_few()
    {
        var site = new RuleSite(Json);
        var fields = string.Join(',', Enumerable.Range(0, 1000).Select(n => $"\"f{n}\":{n}"));

        site.Say("t", $$"""{{{fields}},"level":93}""");

        Assert.InRange(Assert.Single(site.Events).Values.Count, 30, 40);
    }

    [Fact]
    public void Whatever_anybody_publishes()
    {
        byte[] sound = [.. """{"level":93,"a":[1,{"b":"c\u00e5\ud834\udd1e"}],"level":"9.5e1"}"""u8];
        Gen.Select(Gen.Int[0, sound.Length], Gen.Byte.Array[0, 6], Gen.Int[0, 6]).Sample((at, put, cut) =>
        {
            byte[] payload = [.. sound.Take(at), .. put, .. sound.Skip(at + cut)];
            var site = new RuleSite(Plain with { Name = "plain" }, Json, Word with { Name = "word" });

            site.Hear(new("t", payload, IsOld: false));

            Assert.InRange(site.Book.Refused + site.Story.Count, 0, 3);
        }, iter: 5000, threads: 1);
        Gen.Byte.Array[0, 64].Sample(payload =>
            new RuleSite(Plain with { Name = "plain" }, Json, Word with { Name = "word" }).Hear(new("t", payload, IsOld: true)),
            iter: 5000, threads: 1);
    }

    [Fact]
    public void A_state_with_any_values_can_be_kept()
    {
        var site = new RuleSite(Word with { Hold = TimeSpan.FromMinutes(1) });

        site.Say("t", "\u00e5 \ud834\udd1e \u2028 \"'\\");

        var kept = Assert.Single(site.Disk).Value;
        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(kept, RuleState.Records.Type), RuleState.Records.Type)!;
        Assert.Equal("\u00e5 \ud834\udd1e \u2028 \"'\\", read.Values!["value"]);
    }

    private static void Refused(AlarmRule rule, byte[] payload, string why)
    {
        var site = new RuleSite(rule);

        site.Hear(new("t", payload, IsOld: false));

        Assert.Equal([new ReadingRefused("high", "t", why)], site.News);
        Assert.Equal((0, 1), (site.Story.Count, site.Book.Refused));
    }
}
