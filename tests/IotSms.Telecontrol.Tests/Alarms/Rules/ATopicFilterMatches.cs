using CsCheck;

namespace IotSms.Telecontrol.Alarms.Rules;

public class ATopicFilterMatches
{
    // MQTT 5.0 4.7.1 and 4.7.2.
    [Theory]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player1", "")]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player1/ranking", "ranking")]
    [InlineData("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", "score/wimbledon")]
    [InlineData("sport/#", "sport", "")]
    [InlineData("#", "a/b", "a/b")]
    [InlineData("sport/tennis/+", "sport/tennis/player1", "player1")]
    [InlineData("sport/tennis/+", "sport/tennis/player1/ranking", null)]
    [InlineData("sport/+", "sport", null)]
    [InlineData("sport/+", "sport/", "")]
    [InlineData("+/+", "/finance", "/finance")]
    [InlineData("/+", "/finance", "finance")]
    [InlineData("+", "/finance", null)]
    [InlineData("#", "$SYS/uptime", null)]
    [InlineData("+/monitor/Clients", "$SYS/monitor/Clients", null)]
    [InlineData("$SYS/#", "$SYS/uptime", "uptime")]
    [InlineData("a/+/c/#", "a/b/c/d/e", "b/d/e")]
    [InlineData("a/b", "a/b", "")]
    [InlineData("a/b", "a/B", null)]
    [InlineData("a/b", "a", null)]
    [InlineData("a/b", "a/b/c", null)]
    [InlineData("a", "ab", null)]
    public void By_level(string filter, string topic, string? match)
    {
        Assert.Equal(match is not null, RuleSite.Filter(filter).Matches(topic));
        if (match is not null)
            Assert.Equal(match, RuleSite.Filter(filter).MatchOf(topic));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("sport/tennis#", "has the level \"tennis#\": + and # stand alone in theirs")]
    [InlineData("sport+", "has the level \"sport+\": + and # stand alone in theirs")]
    [InlineData("sport/#/ranking", "goes on after #, which stands last")]
    [InlineData("a\0b", "has a null character")]
    [InlineData("$share/x/a", "is a shared subscription: readings would go elsewhere")]
    public void Unless_it_is_none(string filter, string expected)
    {
        Assert.False(TopicFilter.TryParse(filter, out _, out var mistake));

        Assert.Equal(expected, mistake);
    }

    [Fact]
    public void As_a_naive_reading_of_the_standard_says() => Gen.Select(Levels("a", "b", "", "+", "#"), Levels("a", "b", "", "$c"))
        .Sample((filter, topic) =>
        {
            if (!TopicFilter.TryParse(string.Join('/', filter), out var parsed, out _))
                return;

            var isOfTheBroker = topic[0] == "$c" && (filter[0] is "+" or "#");
            Assert.Equal(!isOfTheBroker && Matches(filter, topic), parsed.Matches(string.Join('/', topic)));
        }, iter: 5000, threads: 1);

    private static Gen<string[]> Levels(params string[] levels) => Gen.Int[0, levels.Length - 1].Select(i => levels[i]).Array[1, 4];

    private static bool Matches(string[] filter, string[] topic) =>
        filter is ["#"]
        || (filter.Length == 0 && topic.Length == 0)
        || (filter.Length > 0 && topic.Length > 0 && (filter[0] == "+" || filter[0] == topic[0]) && Matches(filter[1..], topic[1..]));
}
