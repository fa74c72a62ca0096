using System.Text;
using IotSms.Agent.Configuration;
using Microsoft.Extensions.Configuration;

namespace IotSms.Agent.Tests.Configuration;

public class CommandsOfOnesOwn
{
    [Theory]
    [InlineData("""{"Name":"relay","Mqtt":{"Topic":"a"}}""",
        "Commands:Own:0:Name \"relay\": begins as a command that every site has; choose another first word")]
    [InlineData("""{"Name":"pump"}""", "Commands:Own:0: does not one thing; give it either Mqtt or Program")]
    [InlineData("""{"Name":"pump","Mqtt":{"Topic":"plant/#"}}""",
        "Commands:Own:0:Mqtt:Topic \"plant/#\": is no topic; write a topic without wildcards and empty levels")]
    [InlineData("""{"Name":"pump","Mqtt":{"Topic":"a","ReplyTopic":"b/+"}}""",
        "Commands:Own:0:Mqtt:ReplyTopic \"b/+\": is no topic that a reply can come on; write a topic without wildcards and empty levels")]
    [InlineData("""{"Name":"pump","Mqtt":{"Topic":"a/{{n}}"}}""",
        "Commands:Own:0:Mqtt:Topic \"a/{{n}}\": names n, which is no argument; add it to Arguments")]
    [InlineData("""{"Name":"pump","Arguments":[{"Name":"m"}],"Mqtt":{"Topic":"a","Payload":"{\"n\":\"{{n}}\"}"}}""",
        "Commands:Own:0:Mqtt:Payload \"{\"n\":\"{{n}}\"}\": names n, which is no argument; there are m")]
    [InlineData("""{"Name":"pump","Arguments":[{"Name":"a","Pattern":"["}],"Mqtt":{"Topic":"a"}}""",
        "Commands:Own:0:Arguments:0:Pattern \"[\": is no regular expression that can be used; "
        + "write one without look-around and back references")]
    [InlineData("""{"Name":"pump","Arguments":[{"Name":"a","Rest":true},{"Name":"b"}],"Mqtt":{"Topic":"a"}}""",
        "Commands:Own:0:Arguments:1:Name \"b\": comes after one that takes the rest; put the one with Rest last")]
    [InlineData("""{"Name":"pump","Arguments":[{"Name":"a","Default":"1"},{"Name":"b"}],"Mqtt":{"Topic":"a"}}""",
        "Commands:Own:0:Arguments:1:Default: is missing, and the argument before has one; give it a default too")]
    [InlineData("""{"Name":"pump","Arguments":[{"Name":"a","Choices":["x"],"Default":"y"}],"Mqtt":{"Topic":"a"}}""",
        "Commands:Own:0:Arguments:0:Default \"y\": is not allowed for this argument; write one that is, or an empty one")]
    [InlineData("""{"Name":"pump","Arguments":[{"Name":"a","Minimum":1,"Choices":["x"]}],"Mqtt":{"Topic":"a"}}""",
        "Commands:Own:0:Arguments:0 \"a\": is limited in several ways; keep one of Choices, Pattern, Minimum with Maximum")]
    [InlineData("""{"Name":"save","Program":{"File":"/bin/sh"}}""",
        "Commands:Own:0:Program: runs a program, and that is not allowed; set Commands:AllowPrograms to true, if you want it")]
    public void A_mistake_is_named_with_its_fix(string own, string expected) =>
        Assert.Equal([expected], Mistakes($$"""{"Own":[{{own}}]}"""));

    [Theory]
    [InlineData("sh", "is not the whole path of a program; write it from / on, such as /usr/local/bin/backup")]
    [InlineData("/nowhere/sh", "no such file; make it, or correct the path")]
    [InlineData("/etc/passwd", "can't be run; chmod +x /etc/passwd")]
    public void A_program_that_can_not_be_run_is_refused_at_the_start(string file, string problem) => Assert.Equal(
        [$"Commands:Own:0:Program:File \"{file}\": {problem}"],
        Mistakes($$$"""{"AllowPrograms":true,"Own":[{"Name":"save","Program":{"File":"{{{file}}}"}}]}"""));

    [Fact]
    public void Names_that_begin_alike_are_refused() => Assert.Equal(
        ["Commands:Own:1:Name \"pump on\": begins as another one, or another one so; give each its own words"],
        Mistakes("""{"Own":[{"Name":"pump","Mqtt":{"Topic":"a"}},{"Name":"pump on","Mqtt":{"Topic":"a"}}]}"""));

    [Theory]
    [InlineData("Access:Tries", "must not be changed from afar")]
    [InlineData("Access:UsersDirectory", "must not be changed from afar")]
    [InlineData("Commands:AllowPrograms", "must not be changed from afar")]
    [InlineData("Modems:0:Pin", "must not be changed from afar")]
    [InlineData("Mqtt:PasswordFile", "must not be changed from afar")]
    [InlineData("Agent:DataDirectory", "must not be changed from afar")]
    [InlineData("Outbox", "is no key of a single value")]
    [InlineData("Outbox:PerHuor", "is no key of a single value")]
    [InlineData("Outbox:PerHour", null)]
    [InlineData("Modems:0:SearchPatience", null)]
    public void A_setting_that_decides_who_may_or_holds_a_secret_can_not_be_listed(string key, string? problem) =>
        Assert.Equal(problem, ChangeableSetting.Refuse(key)?.Problem);

    [Fact]
    public void One_that_is_listed_all_the_same_stops_the_start() => Assert.Equal(
        ["Commands:Settings:0 \"Access:Tries\": must not be changed from afar; remove it from the list, and change it at the site"],
        Mistakes("""{"Settings":["Access:Tries"]}"""));

    [Fact]
    public void Without_response_topics_a_fixed_one_is_needed() => Assert.Equal(
        ["Commands:Own:0:Mqtt:ReplyTopic: is missing, and MQTT 3.1.1 has no response topics; "
            + "name the topic that the reply comes on, or set Wait to 00:00:00"],
        Mistakes("""{"Own":[{"Name":"pump","Mqtt":{"Topic":"a"}}]}""", ""","Mqtt":{"ProtocolVersion":"3.1.1"}"""));

    private static IEnumerable<string> Mistakes(string commands, string more = "")
    {
        var json = $$$"""{"Modems":[{"Port":"/dev/a"}],"Commands":{{{commands}}}{{{more}}}}""";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return ConfigurationReading.Read(new ConfigurationBuilder().AddJsonStream(stream).Build())
            .Mistakes.Select(mistake => mistake.ToString());
    }
}
