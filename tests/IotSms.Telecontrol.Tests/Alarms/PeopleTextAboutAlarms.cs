using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Alarms;

public class PeopleTextAboutAlarms
{
    [Fact]
    public async Task An_alarm_is_acknowledged_by_its_number()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.HearAsync("93");

        Assert.Equal("1 pump3 high: acknowledged.", await TextAsync(alarms, "ack 1"));
        Assert.Equal("anna", alarms.Desk.Shown.Alarms[0].AcknowledgedBy);
        Assert.Equal("1 pump3 high: anna acknowledged it at 09:00.", await TextAsync(alarms, "ack 1"));
        Assert.Equal("1 alarms open", alarms.Desk.Line(alarms.English));
    }

    [Fact]
    public async Task Without_a_number_it_is_the_one_that_waits()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        Assert.Equal("No alarm is open.", await TextAsync(alarms, "ack"));
        Assert.Null(alarms.Desk.Line(alarms.English));
        await alarms.HearAsync("93");
        await alarms.HearAsync("93", source: "pump4");

        Assert.Equal("Which one? 1 pump3 high 09:00, 2 pump4 high 09:00", await TextAsync(alarms, "ack"));
        await TextAsync(alarms, "ack 1");

        Assert.Equal("2 pump4 high: acknowledged.", await TextAsync(alarms, "ack"));
    }

    [Fact]
    public async Task The_same_command_after_a_restart_acknowledges_nothing_else()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.HearAsync("93");
        Assert.Equal("1 pump3 high: acknowledged.", await TextAsync(alarms, "ack", "m1"));
        Assert.Equal("1 pump3 high: acknowledged.", await TextAsync(alarms, "ack", "m1"));
        await alarms.HearAsync("93", source: "pump4");

        Assert.Equal("1 pump3 high: acknowledged.", await TextAsync(alarms, "ack", "m1"));

        Assert.Single(alarms.Desk.Shown.Unacknowledged);
    }

    [Fact]
    public async Task All_are_acknowledged_together()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.HearAsync("93");
        await alarms.HearAsync("93", source: "pump4");

        Assert.Equal("2 acknowledged.", await TextAsync(alarms, "ack ALL", "m1"));
        Assert.Equal("2 acknowledged.", await TextAsync(alarms, "ack all", "m1"));
        Assert.Equal("0 acknowledged.", await TextAsync(alarms, "ack all", "m2"));
    }

    [Fact]
    public async Task One_that_is_over_is_said_to_be_over()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.HearAsync("93");
        await alarms.HearAsync("41");

        Assert.Equal("1 pump3 high: over since 09:00.", await TextAsync(alarms, "ack 1"));
    }

    [Theory]
    [InlineData("ack 7", "There is no alarm 7. Write: ack [N|all]")]
    [InlineData("ack it", "There is no alarm it. Write: ack [N|all]")]
    [InlineData("mute 30", "30 is no time from 1 min to 7 d. Write: mute [30m|2h|1d] [RULE]")]
    [InlineData("mute 8d", "8d is no time from 1 min to 7 d. Write: mute [30m|2h|1d] [RULE]")]
    [InlineData("mute 1h low", "There is no rule low. Write: mute [30m|2h|1d] [RULE]")]
    [InlineData("unmute low", "There is no rule low. Write: unmute [RULE]")]
    [InlineData("alarms", "No alarm is open.")]
    [InlineData("unmute", "Nothing was muted.")]
    public async Task What_can_not_be_done_is_said(string text, string answer)
    {
        await using var alarms = await RunningAlarms.OpenAsync();

        Assert.Equal(answer, await TextAsync(alarms, text));
    }

    [Fact]
    public async Task Silence_is_asked_for_and_ended()
    {
        await using var alarms = await RunningAlarms.OpenAsync();

        Assert.Equal("Alarms muted until 24.11. 10:00. Critical ones still come.", await TextAsync(alarms, "mute"));
        Assert.Equal("leak muted until 24.11. 11:00.", await TextAsync(alarms, "mute 2h LEAK"));
        await alarms.HearAsync("93");
        Assert.Equal(
            "1 open: 1 pump3 high 09:00\nMuted until 24.11. 10:00 by anna.\nleak muted until 24.11. 11:00 by anna.",
            await TextAsync(alarms, "alarms"));
        Assert.Empty(alarms.SentIds);

        Assert.Equal("Alarms are told again.", await TextAsync(alarms, "unmute Leak"));
        Assert.Single(alarms.Desk.Shown.Mutes);
        Assert.Equal("Alarms are told again.", await TextAsync(alarms, "unmute"));
        await alarms.UntilSentAsync("alarm-1-1-4790000001");
    }

    [Fact]
    public async Task The_list_begins_with_what_nobody_sees_to_and_with_the_worst()
    {
        await using var alarms = await RunningAlarms.OpenAsync();
        await alarms.HearAsync("93");
        await alarms.HearAsync("93", source: "pump4");
        await alarms.HearAsync("93", rule: "leak");
        await TextAsync(alarms, "ack 2");

        Assert.Equal(
            "3 open: 3 pump3 leak 09:00, 1 pump3 high 09:00, 2 pump4 high 09:00 (anna)", await TextAsync(alarms, "alarms"));
    }

    private static async Task<string> TextAsync(RunningAlarms alarms, string text, string? id = null)
    {
        var command = AlarmCommands.Of(alarms.Desk).Single(command => text.Split(' ')[0] == command.Name);
        var user = new User { Name = "anna", Numbers = ["+4790000001"] };
        var approach = new Approach(id ?? Guid.NewGuid().ToString("N"), Via.Sms, user.Numbers[0], null, text);
        return command.Read(new(text[command.Name.Length..].Trim()), alarms.English) switch
        {
            CommandReading.Misunderstood wrong => wrong.Answer,
            CommandReading.Understood { IsRepeatable: true } order => await order.CarryOutAsync(
                new(user, approach, alarms.English), TestContext.Current.CancellationToken),
            var reading => $"{reading}",
        };
    }
}
