using System.Text;
using IotSms.Agent.Configuration;
using Microsoft.Extensions.Configuration;

namespace IotSms.Agent.Tests.Configuration;

public class MistakesOfBalanceAndCalls
{
    [Theory]
    [InlineData("""{"Balance":{"Low":5}}""",
        "Balance:Code: is missing; write the code that the operator answers with the credit, such as *100#")]
    [InlineData("""{"Balance":{"Code":"100"}}""",
        "Balance:Code \"100\": does not have the right form; USSD code that the operator answers with the credit, such as *100#.")]
    [InlineData("""{"Balance":{"Code":"*100#","Pattern":"[0-9]+"}}""",
        "Balance:Pattern \"[0-9]+\": has no group 'amount'; "
        + "write a regular expression with a group, such as Balance: (?<amount>[0-9.,]+)")]
    [InlineData("""{"Balance":{"Code":"*100#","Pattern":"(?<amount>"}}""",
        "Balance:Pattern \"(?<amount>\": is no regular expression: InsufficientClosingParentheses at character 11; "
        + "write a regular expression with a group, such as Balance: (?<amount>[0-9.,]+)")]
    [InlineData("""{"Balance":{"Code":"*100#","Tell":"anna"}}""",
        "Balance:Tell \"anna\": is told nothing without Low; set Balance:Low, or remove Tell")]
    [InlineData("""{"Balance":{"Code":"*100#","Modem":"sim2"}}""", "Balance:Modem \"sim2\": is no modem; did you mean sim1?")]
    [InlineData("""{"Balance":{"Code":"*100#","Modem":"other"}}""",
        "Balance:Modem \"other\": is no modem; write sim1, or null for all")]
    [InlineData("""{"Balance":{"Code":"*100#"},"Alarms":{"Rules":[{"Name":"balance-sim1","Topic":"a","Above":1,"Tell":"anna"}]}}""",
        "Alarms:Rules:0:Name \"balance-sim1\": is the name of the alarm of a low balance; give it another one")]
    [InlineData("""{"Balance":{"Code":"*100#","Every":"00:10:00"}}""",
        "Balance:Every \"00:10:00\": is out of range; write a value from 01:00:00 to 30.00:00:00")]
    [InlineData("""{"Calls":{"Numbers":["90012345"]}}""",
        "Calls:Numbers:0 \"90012345\": does not have the right form; A number such as +4790012345.")]
    [InlineData("""{"Calls":{"Strangers":"shoot"}}""", "Calls:Strangers \"shoot\": is not known here; write publish or ignore")]
    [InlineData("""{"Calls":{"Actions":[{"User":"anna","Command":"relay 1 on"}]}}""",
        "Calls:Actions:0:WithoutProof: is not true: a caller proves nothing, and anybody can fake his number; "
        + "write true if whoever shows this number may do it, or remove the action")]
    [InlineData("""{"Calls":{"Actions":[{"Command":"relay 1 on","WithoutProof":true}]}}""",
        "Calls:Actions:0:User: is missing; name the user whose call it is")]
    [InlineData("""{"Calls":{"Actions":[{"User":"anna","WithoutProof":true}]}}""",
        "Calls:Actions:0:Command: is missing; write a command, such as relay gate pulse 2s")]
    [InlineData("""
        {"Calls":{"Actions":[{"User":"a","Command":"x","WithoutProof":true},{"User":"a","Command":"y","WithoutProof":true}]}}
        """,
        "Calls:Actions:1:User \"a\": is named twice; a call does one thing: keep one of the two")]
    public void Are_named_with_their_fix(string json, string expected) => Assert.Equal(expected, $"{Assert.Single(Read(json).Mistakes)}");

    [Fact]
    public void Are_none_in_what_README_shows()
    {
        var options = TelecontrolSettings.Of(Read("""
            {
              "Balance": { "Code": "*100#", "Pattern": "Balance: (?<amount>[0-9.,]+)", "Low": 50, "Every": "12:00:00", "Tell": "office",
                           "Modem": "sim1" },
              "Calls": { "Numbers": ["+4790000009"], "Strangers": "ignore",
                         "Actions": [{ "User": "anna", "Command": "relay gate pulse 2s", "WithoutProof": true }] }
            }
            """).Configuration!);

        Assert.Equal(("*100#", 50m, TimeSpan.FromHours(12), "office", "sim1"),
            (options.Balance!.Code, options.Balance.Low, options.Balance.Every, options.Balance.Tell, options.Balance.Modem));
        Assert.Equal(7.5m, options.Balance.Pattern.Find("balance: 7,50"));
        Assert.Equal(["+4790000009"], options.Calls.Numbers);
        Assert.False(options.Calls.PublishesStrangers);
        Assert.Equal("relay gate pulse 2s", options.Calls.Actions["anna"]);
    }

    [Fact]
    public void Are_none_in_a_configuration_without()
    {
        var options = TelecontrolSettings.Of(Read("{}").Configuration!);

        Assert.Null(options.Balance);
        Assert.True(options.Calls.PublishesStrangers);
        Assert.Empty(options.Calls.Actions);
    }

    private static ConfigurationReading Read(string json) => ConfigurationReading.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Modems:0:Port"] = "/dev/a" })
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());
}
