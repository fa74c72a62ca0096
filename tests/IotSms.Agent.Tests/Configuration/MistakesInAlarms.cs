using System.Text;
using IotSms.Agent.Configuration;
using Microsoft.Extensions.Configuration;

namespace IotSms.Agent.Tests.Configuration;

public class MistakesInAlarms
{
    private const string Whole = """ "Name": "high", "Topic": "plant/+/level", "Tell": "anna" """;

    [Theory]
    [InlineData("""{ "Topic": "t", "Above": 1, "Tell": "anna" }""",
        "Alarms:Rules:0:Name: is missing; give it a name of 1 to 32 letters a-z, digits, '.', '_' and '-'")]
    [InlineData("""{ "Name": "High", "Topic": "t", "Above": 1, "Tell": "anna" }""",
        "Alarms:Rules:0:Name \"High\": does not have the right form; Name of the rule: 1 to 32 letters a-z, digits, '.', '_' and '-'.")]
    [InlineData("""{ "Name": "high", "Above": 1, "Tell": "anna" }""",
        "Alarms:Rules:0:Topic: is missing; name a topic filter, such as plant/+/level, or an input by Input")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Input": "door", "Is": "on", "Tell": "anna" }""",
        "Alarms:Rules:0:Input \"door\": stands beside Topic; keep one of the two")]
    [InlineData("""{ "Name": "high", "Topic": "plant/a+", "Above": 1, "Tell": "anna" }""",
        "Alarms:Rules:0:Topic \"plant/a+\": has the level \"a+\": + and # stand alone in theirs; "
            + "write levels between slashes, + for any one, # last for all that follow")]
    [InlineData("""{ "Name": "high", "Input": "door", "Value": "$.x", "Is": "on", "Tell": "anna" }""",
        "Alarms:Rules:0:Value \"$.x\": stands beside Input, which is on or off; remove it")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Value": "$..x", "Above": 1, "Tell": "anna" }""",
        "Alarms:Rules:0:Value \"$..x\": at character 3: .. leads to many values; name the way to one; "
            + "write the way to one value, such as $.level or $.sensors[0]['level']")]
    [InlineData("""{ "Name": "high", "Input": "door", "Is": "open", "Tell": "anna" }""",
        "Alarms:Rules:0:Is \"open\": is no state of an input; write on or off")]
    [InlineData("""{ "Name": "high", "Input": "door", "IsNot": "closed", "Tell": "anna" }""",
        "Alarms:Rules:0:IsNot \"closed\": is no state of an input; write on or off")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Tell": "anna" }""",
        "Alarms:Rules:0: says not what is wrong; add Above, Below or both, or Is, IsNot or Missing")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Below": 1, "IsNot": "ok", "Tell": "anna" }""",
        "Alarms:Rules:0:IsNot: stands beside Below; keep one of them, and write a rule for each")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Is": "1", "Missing": "00:01:00", "Tell": "anna" }""",
        "Alarms:Rules:0:Missing: stands beside Is; keep one of them, and write a rule for each")]
    [InlineData("""{ "Name": "high", "Input": "door", "Above": 0.5, "Tell": "anna" }""",
        "Alarms:Rules:0:Above \"0.5\": stands beside Input, which is no number; write Is: \"on\", or Is: \"off\"")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Is": "x", "Hysteresis": 2, "Tell": "anna" }""",
        "Alarms:Rules:0:Hysteresis \"2\": is without a limit; add Above or Below, or remove it")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Above": 5, "Below": 5, "Tell": "anna" }""",
        "Alarms:Rules:0:Above \"5\": is not above Below, 5: every value would be wrong; "
            + "write the high limit in Above and the low one in Below")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Above": 5, "Below": 2, "Hysteresis": 1.75, "Tell": "anna" }""",
        "Alarms:Rules:0:Hysteresis \"1.75\": is so wide that no value is ever right again; write at most 1.5")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Above": "1e999", "Tell": "anna" }""",
        "Alarms:Rules:0:Above \"1e999\": is no number; write digits, with a dot before decimals")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Above": 1, "Hysteresis": -1, "Tell": "anna" }""",
        "Alarms:Rules:0:Hysteresis \"-1\": is out of range; write a value from 0 to 1000000")]
    [InlineData("""{ "Name": "high", "Input": "door", "Missing": "00:01:00", "Tell": "anna" }""",
        "Alarms:Rules:0:Missing \"00:01:00\": stands beside Input, which speaks only when it changes; remove it")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Missing": "00:01:00", "Hold": "00:00:05", "Tell": "anna" }""",
        "Alarms:Rules:0:Hold \"00:00:05\": stands beside Missing, which waits itself; remove it, and lengthen Missing")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Above": 1 }""",
        "Alarms:Rules:0:Tell: is missing; name a group, a rota or a user")]
    [InlineData("""{ "Name": "high", "Topic": "t", "Above": 1, "Tell": "anna", "Severity": "bad" }""",
        "Alarms:Rules:0:Severity \"bad\": is not known here; write warning or minor or major or critical")]
    public void Of_a_rule_are_named_with_their_key_value_and_fix(string rule, string expected) =>
        Assert.Equal(expected, Assert.Single(Mistakes($$"""{ "Rules": [ {{rule}} ] }""")));

    [Theory]
    [InlineData("\"Above\": 92, \"Text\": \"Level {{value\"", "Alarms:Rules:0:Text \"Level {{value\": at character 7: "
        + "{{ is not closed by }}; {{{{ stands for {{; correct it, or remove it for the built-in text")]
    [InlineData("\"Above\": 92, \"ClearText\": \"{{valeu}}\"",
        "Alarms:Rules:0:ClearText \"{{valeu}}\": names {{valeu}}, which is not known here; did you mean value?")]
    [InlineData("\"Above\": 92, \"Text\": \"{{station|none}}\"",
        "Alarms:Rules:0:Text \"{{station|none}}\": names {{station}}, which is not known here; "
            + "known here: rule, source, match, limit, value")]
    [InlineData("\"Above\": 92, \"Value\": \"$.l\", \"Text\": \"{{station}}\"",
        "Alarms:Rules:0:Text \"{{station}}\": names {{station}}, which a publication may lack; give it a default, as {{station|-}}")]
    [InlineData("\"Above\": 92, \"Value\": \"$.l\", \"Text\": \"{{station|none}} {{value}} {{match}}\"", null)]
    [InlineData("\"Missing\": \"00:15:00\", \"Text\": \"{{value}}\"",
        "Alarms:Rules:0:Text \"{{value}}\": names {{value}}, which is not known here; known here: rule, source, match, limit")]
    public void Of_its_texts_are_found_before_an_alarm_is_told(string more, string? expected) =>
        Assert.Equal(expected, Mistakes($$"""{ "Rules": [ { {{Whole}}, {{more}} } ] }""").SingleOrDefault());

    [Theory]
    [InlineData("""{ "Groups": [ { "Members": ["anna"] } ] }""",
        "Alarms:Groups:0:Name: is missing; give it a name of 1 to 32 letters a-z, digits, '.', '_' and '-'")]
    [InlineData("""{ "Groups": [ { "Name": "all", "Members": [] } ] }""",
        "Alarms:Groups:0:Members: is empty: nobody would be told; name users and rotas, such as [\"anna\", \"pumps\"]")]
    [InlineData("""{ "Groups": [ { "Name": "all", "Members": ["anna", "few"] }, { "Name": "few", "Members": ["bert"] } ] }""",
        "Alarms:Groups:0:Members:1 \"few\": is a group; name its members here: users and rotas")]
    [InlineData("""{ "Groups": [ { "Name": "all", "Members": ["Anna B"] } ] }""",
        "Alarms:Groups:0:Members:0 \"Anna B\": does not have the right form; Name of a user or a rota, or a number with its +.")]
    [InlineData("""{ "Groups": [ { "Name": "all", "Members": ["a"] }], "Rotas": [ { "Name": "all", "Shifts": [{ "Users": ["a"] }] }] }""",
        "Alarms:Rotas:0:Name \"all\": is named twice; give each rule its own name, and each group and rota too")]
    [InlineData("""{ "Rotas": [ { "Name": "pumps" } ] }""",
        "Alarms:Rotas:0:Shifts: is empty: nobody would be told; "
            + "add one, such as { \"Days\": \"mon-fri\", \"Hours\": \"07:00-15:30\", \"Users\": [\"anna\"] }")]
    [InlineData("""{ "Rotas": [ { "Name": "pumps", "Shifts": [ { "Days": "sat" } ] } ] }""",
        "Alarms:Rotas:0:Shifts:0:Users: is empty; name who is on duty, in the order in which they are told")]
    [InlineData("""{ "Rotas": [ { "Name": "pumps", "Shifts": [ { "Users": ["anna", "pumps"] } ] } ] }""",
        "Alarms:Rotas:0:Shifts:0:Users:1 \"pumps\": is a group or a rota; name users here")]
    [InlineData("""{ "Rotas": [ { "Name": "pumps", "Shifts": [ { "Days": "weekend", "Users": ["anna"] } ] } ] }""",
        "Alarms:Rotas:0:Shifts:0:Days \"weekend\": does not have the right form; The days on which it begins, such as mon-fri or sat,sun.")]
    [InlineData("""{ "Rotas": [ { "Name": "pumps", "Shifts": [ { "Hours": "24:00-06:00", "Users": ["anna"] } ] } ] }""",
        "Alarms:Rotas:0:Shifts:0:Hours \"24:00-06:00\": does not have the right form; "
            + "Its hours, such as 07:00-15:30, or 22:00-06:00 over midnight.")]
    public void Of_groups_and_rotas_likewise(string alarms, string expected) => Assert.Equal(expected, Assert.Single(Mistakes(alarms)));

    [Theory]
    [InlineData("[]", "add it to Points, with Kind input")]
    [InlineData("""[ { "Name": "gate", "Kind": "input", "Line": 5 }, { "Name": "door", "Line": 6 } ]""", "there are gate")]
    [InlineData("""[ { "Name": "doors", "Kind": "input", "Line": 5 } ]""", "did you mean doors?")]
    public void Of_a_rule_whose_input_is_not_there(string points, string fix) => Assert.Equal(
        $"Alarms:Rules:0:Input \"door\": is no input of this site; {fix}",
        Assert.Single(Mistakes("""{ "Rules": [ { "Name": "open", "Input": "door", "Is": "on", "Tell": "anna" } ] }""", points)));

    [Fact]
    public void Of_two_rules_of_one_name() =>
        Assert.Equal("Alarms:Rules:1:Name \"high\": is named twice; give each rule its own name, and each group and rota too",
            Assert.Single(Mistakes($$"""{ "Rules": [ { {{Whole}}, "Is": "x" }, { {{Whole}}, "Is": "y" } ] }""")));

    private static IEnumerable<string> Mistakes(
        string alarms, string points = """[ { "Name": "door", "Kind": "input", "Line": 5 } ]""") => ConfigurationReading.Read(
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(
            $$"""{ "Modems": [ { "Port": "/dev/a" } ], "Alarms": {{alarms}}, "Points": {{points}} }"""))).Build())
        .Mistakes.Select(mistake => $"{mistake}");
}
