using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Commands.Own;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Tests.Commands;

public class ACommandIsToldAgain
{
    private static PayloadTemplate Empty =>
        PayloadTemplate.TryParse("", new HashSet<string>(), out var payload, out _) ? payload : throw new InvalidOperationException();

    [Fact]
    public async Task After_its_answer_it_is_answered_the_same_and_not_obeyed_again()
    {
        await using var ground = await Ground.OpenAsync();
        await ground.TextWithCodeAsync(Ground.Bob, "agent restart");
        var yes = $"{ground.Code(Ground.Bob)} yes";
        await ground.TextAsync(Ground.Bob, yes, "in-yes");

        await ground.KillAsync();
        var again = await ground.TextAsync(Ground.Bob, yes, "in-yes");

        Assert.Equal(new CommandOutcome("done", "The agent restarts now."), again);
    }

    [Fact]
    public async Task Interrupted_in_the_middle_it_is_not_obeyed_again_and_the_asker_is_told_that_nobody_knows()
    {
        await using var ground = await Ground.OpenAsync();
        await ground.TextWithCodeAsync(Ground.Bob, "modem restart");
        var yes = $"{ground.Code(Ground.Bob)} yes";
        ground.Modem.Restarting = () => throw new OperationCanceledException();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ground.TextAsync(Ground.Bob, yes, "in-yes").AsTask());

        await ground.KillAsync();
        var again = await ground.TextAsync(Ground.Bob, yes, "in-yes");

        Assert.Equal("The site restarted: this may be done or not. Look with status.", again.Answer);
        Assert.Equal(0, ground.Modem.Restarts);
    }

    [Fact]
    public async Task Interrupted_in_the_middle_one_that_may_be_repeated_is()
    {
        var isFirst = true;
        await using var ground = await Ground.OpenAsync(options => options with
        {
            RecentLog = () => isFirst ? throw new OperationCanceledException() : [],
        });
        var text = $"{ground.Code(Ground.Anna)} log";
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ground.TextAsync(Ground.Anna, text, "in-log").AsTask());

        await ground.KillAsync();
        isFirst = false;

        Assert.Equal("No warning since the start.", (await ground.TextAsync(Ground.Anna, text, "in-log")).Answer);
    }

    [Fact]
    public async Task The_same_request_of_a_client_sends_its_message_once()
    {
        await using var ground = await Ground.OpenAsync();
        var text = $"{ground.Code(Ground.Anna)} send 90012345 hello";

        var first = await ground.MqttAsync("anna", text, "req-1");
        var second = await ground.MqttAsync("anna", text, "req-1");

        Assert.Equal((first.Code, first.Answer), (second.Code, second.Answer));
        Assert.Single(await ground.AnswersAsync());
    }

    [Fact]
    public async Task While_it_is_being_carried_out_it_waits_for_the_one_answer()
    {
        var reply = new TaskCompletionSource<BrokerReply>();
        var asked = 0;
        await using var ground = await Ground.OpenAsync(options => options with
        {
            Own =
            [
                new()
                {
                    Name = "pump", Deed = new OwnDeed.Ask(
                        TextTemplate.Parse("pump"), Empty, null, TimeSpan.FromSeconds(10), TextTemplate.Parse("{{reply}}")),
                },
            ],
            AskBroker = (_, _) =>
            {
                asked++;
                return reply.Task;
            },
        });
        var text = $"{ground.Code(Ground.Anna)} pump";

        var first = ground.MqttAsync("anna", text, "req-1").AsTask();
        var second = ground.MqttAsync("anna", text, "req-1").AsTask();
        reply.SetResult(new BrokerReply.Came("on"u8.ToArray()));

        Assert.Equal(("on", "on", 1), ((await first).Answer, (await second).Answer, asked));
    }
}
