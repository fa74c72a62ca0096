using System.Text;
using IotSms.Agent.Configuration;
using IotSms.Telecontrol.Alarms;
using IotSms.Telecontrol.Alarms.Rules;
using Microsoft.Extensions.Configuration;

namespace IotSms.Agent.Tests.Configuration;

public class AlarmsAsConfigured
{
    /// <summary>Every key of the section; README shows it.</summary>
    private const string Example = """
        {
          "Rules": [
            {
              "Name": "high", "Topic": "plant/+/level", "Value": "$.level", "Above": 92, "Below": 10.5, "Hysteresis": 7,
              "Hold": "00:00:30", "ClearHold": "00:01:00", "Cooldown": "00:10:00", "Severity": "critical", "Tell": "operators",
              "Text": "{{match}} level {{value}} {{unit|%}}, limit {{limit}}", "ClearText": "{{match}} level {{value}} again"
            },
            { "Name": "silent", "Topic": "plant/+/level", "Missing": "00:15:00", "Severity": "minor", "Tell": "anna" },
            { "Name": "door", "Input": "door", "Is": "on", "Severity": "warning", "Tell": "pumps" },
            { "Name": "mode", "Topic": "plant/mode", "IsNot": true, "Tell": "anna" }
          ],
          "Groups": [ { "Name": "operators", "Members": ["eva", "pumps"] } ],
          "Rotas": [
            {
              "Name": "pumps",
              "Shifts": [
                { "Days": "mon-fri", "Hours": "07:00-15:30", "Users": ["anna", "bert"] },
                { "Days": "fri-sun,wed", "Hours": "22:00-06:00", "Users": ["carl"] },
                { "Days": "sat,sun", "Users": ["dora"] }
              ]
            },
            { "Name": "duty", "Shifts": [ { "Users": ["+4790000009"] } ] }
          ],
          "Escalation": { "After": "00:05:00", "Rounds": 3, "Repeat": null },
          "Storm": { "Messages": 4, "InAll": 9, "Reserve": 1, "Period": "00:20:00" }
        }
        """;

    private static AlarmsSection Alarms
    {
        get
        {
            var reading = ConfigurationReading.Read(new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(
                $$"""
                {
                  "Modems": [ { "Port": "/dev/a" } ], "Points": [ { "Name": "door", "Kind": "input", "Line": 5 } ], "Alarms": {{Example}}
                }
                """))).Build());
            Assert.Empty(reading.Mistakes);
            return reading.Configuration!.Alarms;
        }
    }

    [Fact]
    public void A_rule_is_as_it_is_written()
    {
        var rules = AlarmConfiguration.Rules(Alarms);

        var high = rules[0];
        Assert.Equal("plant/+/level", Assert.IsType<RuleSource.Topic>(high.From).Filter.Text);
        Assert.Equal("$.level", high.Value!.Text);
        Assert.Equal(new Condition.Outside(10.5, 92, 7), high.Condition);
        Assert.Equal(
            (TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)), (high.Hold, high.ClearHold, high.Cooldown));
        Assert.Equal((Severity.Critical, "operators"), (high.Severity, high.Tell));
        Assert.Equal(
            ("{{match}} level {{value}} {{unit|%}}, limit {{limit}}", "{{match}} level {{value}} again"), (high.Text, high.ClearText));
        Assert.Equal(new Condition.Missing(TimeSpan.FromMinutes(15)), rules[1].Condition);
        Assert.Equal(new RuleSource.Input("door"), rules[2].From);
        Assert.Equal(new Condition.EqualTo(new("on")), rules[2].Condition);
        Assert.True(((Condition.NotEqualTo)rules[3].Condition).Value.Means(new("true")));
    }

    [Theory]
    [InlineData("2026-11-23T08:00", "eva anna bert")]
    [InlineData("2026-11-28T00:30", "eva carl dora")] // Friday's night, and all of Saturday.
    [InlineData("2026-11-26T05:59", "eva carl")] // Wednesday's night.
    [InlineData("2026-11-25T05:59", "eva anna bert carl dora")] // Nobody: everybody.
    public void A_group_means_who_is_on_duty(string local, string users) => Assert.Equal(
        users, string.Join(' ', AlarmConfiguration.Duty(Alarms).Who(
            "operators", DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)).Users));

    [Fact]
    public void What_is_not_acknowledged_goes_on_and_a_storm_is_limited()
    {
        var options = AlarmConfiguration.Options(Alarms);

        Assert.Equal(new Escalation { After = TimeSpan.FromMinutes(5), Rounds = 3, Repeat = null }, options.Escalation);
        Assert.Equal(
            new StormLimits { Messages = 4, InAll = 9, Reserve = 1, Period = TimeSpan.FromMinutes(20) }, options.Storm);
        Assert.Equal(["+4790000009"], options.Duty.Who("duty", default).Users);
    }

    [Fact]
    public void The_defaults_are_those_of_the_floor_below()
    {
        var options = AlarmConfiguration.Options(new());

        Assert.Equal((new Escalation(), new StormLimits()), (options.Escalation, options.Storm));
    }

    [Theory]
    [InlineData("mon", "Monday")]
    [InlineData("fri-mon", "Friday Saturday Sunday Monday")]
    [InlineData("mon-sun", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday")]
    [InlineData("sun-sat", "Sunday Monday Tuesday Wednesday Thursday Friday Saturday")]
    [InlineData("sat,sun,sat", "Saturday Sunday")]
    public void Days_run_from_the_first_to_the_last(string written, string days) =>
        Assert.Equal(days, string.Join(' ', AlarmConfiguration.Days(written)));
}
