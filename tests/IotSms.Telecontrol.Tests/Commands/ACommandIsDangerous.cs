namespace IotSms.Telecontrol.Tests.Commands;

public class ACommandIsDangerous
{
    private const string Question = "modem restart: sure? Answer within 5 min with a new code: 123456 yes";

    [Fact]
    public async Task It_is_carried_out_after_a_yes_with_a_fresh_code()
    {
        await using var ground = await Ground.OpenAsync();
        var first = ground.Code(Ground.Bob);

        var asked = await ground.TextAsync(Ground.Bob, $"{first} modem restart");
        Assert.Equal(("confirm", Question, 0), (asked.Code, asked.Answer, ground.Modem.Restarts));
        Assert.Equal("code-used", (await ground.TextAsync(Ground.Bob, $"{first} yes")).Code);
        Assert.Equal("code-missing", (await ground.TextAsync(Ground.Bob, "yes")).Code);
        Assert.Equal(0, ground.Modem.Restarts);
        var done = await ground.TextWithCodeAsync(Ground.Bob, "Yes");

        Assert.Equal(("done", "sim1 restarts now.", 1), (done.Code, done.Answer, ground.Modem.Restarts));
    }

    [Fact]
    public async Task One_yes_is_good_for_one_of_them()
    {
        await using var ground = await Ground.OpenAsync();
        await ground.TextWithCodeAsync(Ground.Bob, "modem restart");

        await ground.TextWithCodeAsync(Ground.Bob, "yes");
        var second = await ground.TextWithCodeAsync(Ground.Bob, "yes");

        Assert.Equal(("Nothing waits for a yes.", 1), (second.Answer, ground.Modem.Restarts));
    }

    [Fact]
    public async Task The_yes_of_somebody_else_confirms_nothing()
    {
        await using var ground = await Ground.OpenAsync();
        await ground.TextWithCodeAsync(Ground.Bob, "modem restart");

        var outcome = await ground.TextWithCodeAsync(Ground.Nils, "ja");

        Assert.Equal(("Ingenting venter på et ja.", 0), (outcome.Answer, ground.Modem.Restarts));
    }

    [Fact]
    public async Task The_newest_words_wait_and_no_others()
    {
        await using var ground = await Ground.OpenAsync();
        await ground.TextWithCodeAsync(Ground.Bob, "modem restart");
        await ground.TextWithCodeAsync(Ground.Bob, "agent restart");

        var outcome = await ground.TextWithCodeAsync(Ground.Bob, "yes");

        Assert.Equal(("The agent restarts now.", 0), (outcome.Answer, ground.Modem.Restarts));
    }

    [Fact]
    public async Task Nobody_without_a_code_can_have_other_words_wait()
    {
        await using var ground = await Ground.OpenAsync();
        await ground.TextWithCodeAsync(Ground.Bob, "modem restart");
        await ground.TextAsync(Ground.Bob, "agent restart");

        Assert.Equal("sim1 restarts now.", (await ground.TextWithCodeAsync(Ground.Bob, "yes")).Answer);
    }

    [Fact]
    public async Task It_waits_for_a_while_only_and_not_over_a_restart()
    {
        await using var ground = await Ground.OpenAsync();
        await ground.TextWithCodeAsync(Ground.Bob, "modem restart");
        ground.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("Nothing waits for a yes.", (await ground.TextWithCodeAsync(Ground.Bob, "yes")).Answer);

        await ground.TextWithCodeAsync(Ground.Bob, "modem restart");
        await ground.KillAsync();
        Assert.Equal("Nothing waits for a yes.", (await ground.TextWithCodeAsync(Ground.Bob, "yes")).Answer);
        Assert.Equal(0, ground.Modem.Restarts);
    }

    [Fact]
    public async Task Whoever_has_the_machine_is_not_asked()
    {
        await using var ground = await Ground.OpenAsync();

        Assert.Equal("sim1 restarts now.", (await ground.CliAsync("modem restart")).Answer);
    }

    [Fact]
    public async Task The_program_is_to_end_only_once_the_answer_is_safe()
    {
        await using var ground = await Ground.OpenAsync();
        await ground.TextWithCodeAsync(Ground.Bob, "agent restart");

        var outcome = await ground.TextWithCodeAsync(Ground.Bob, "yes");

        Assert.Equal(("The agent restarts now.", 0), (outcome.Answer, ground.Restarts));
        outcome.Afterwards!();
        Assert.Equal(1, ground.Restarts);
    }
}
