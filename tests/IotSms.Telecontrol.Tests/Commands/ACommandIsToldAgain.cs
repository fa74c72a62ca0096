using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Tests.Commands;

public class ACommandIsToldAgain
{
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
}
