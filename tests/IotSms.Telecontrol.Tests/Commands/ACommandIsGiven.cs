using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Tests.Commands;

public class ACommandIsGiven
{
    [Fact]
    public async Task Its_code_may_stand_before_or_after_the_words_and_is_good_once()
    {
        await using var ground = await Ground.OpenAsync();
        var code = ground.Code(Ground.Anna);

        Assert.Equal("done", (await ground.TextAsync(Ground.Anna, $"{code} send 90012345 hello")).Code);
        Assert.Equal("done", (await ground.TextAsync(Ground.Anna, $"log {ground.Code(Ground.Anna)}")).Code);
        Assert.NotEqual("done", (await ground.TextAsync(Ground.Anna, $"{code} send 90012345 again")).Code);
        Assert.Single(await ground.AnswersAsync());
    }

    [Fact]
    public async Task Its_arguments_are_looked_at_before_the_code_is_spent()
    {
        await using var ground = await Ground.OpenAsync();
        var code = ground.Code(Ground.Anna);

        var wrong = await ground.TextAsync(Ground.Anna, $"{code} log many");
        var right = await ground.TextAsync(Ground.Anna, $"{code} log 2");

        Assert.Equal(("bad-arguments", "Not allowed: many. Write: log [N]"), (wrong.Code, wrong.Answer));
        Assert.Equal(("done", "No warning since the start."), (right.Code, right.Answer));
    }

    [Fact]
    public async Task A_word_that_nobody_knows_is_answered_by_the_nearest_command_and_spends_nothing()
    {
        await using var ground = await Ground.OpenAsync();

        var near = await ground.TextAsync(Ground.Olga, "statsu now");
        var far = await ground.TextAsync(Ground.Olga, "good morning to all of you");
        var forbidden = await ground.TextAsync(Ground.Olga, "lgo");

        Assert.Equal(("unknown-command", "Unknown: statsu. Did you mean status?"), (near.Code, near.Answer));
        Assert.Equal("Unknown: good. Text help for the commands.", far.Answer);
        Assert.Equal("Unknown: lgo. Text help for the commands.", forbidden.Answer);
    }

    [Fact]
    public async Task A_telephone_that_answers_each_answer_is_not_answered_for_ever()
    {
        await using var ground = await Ground.OpenAsync();
        var answers = 0;

        for (var i = 0; i < 40; i++)
            answers += (await ground.TextAsync(Ground.Olga, "I am driving and will call back")).Answer is null ? 0 : 1;

        Assert.InRange(answers, 1, 10);
    }

    [Fact]
    public async Task A_stranger_hears_nothing()
    {
        await using var ground = await Ground.OpenAsync();

        Assert.Equal(new CommandOutcome("turned-away", null), await ground.TextAsync(Ground.Stranger, "help"));
    }

    [Fact]
    public async Task One_above_his_role_is_refused()
    {
        await using var ground = await Ground.OpenAsync();

        var outcome = await ground.TextWithCodeAsync(Ground.Olga, "send 90012345 hello");

        Assert.Equal(("role", "You may not do that."), (outcome.Code, outcome.Answer));
        Assert.Empty(await ground.AnswersAsync());
    }

    [Fact]
    public async Task It_is_answered_in_his_language_and_by_SMS_in_one_segment()
    {
        await using var ground = await Ground.OpenAsync(
            options => options with { RecentLog = () => [string.Join(' ', Enumerable.Repeat("ord", 100))] });

        Assert.StartsWith("Ukjent: hallo.", (await ground.TextAsync(Ground.Nils, "hallo")).Answer, StringComparison.Ordinal);
        var bySms = (await ground.TextWithCodeAsync(Ground.Nils, "log")).Answer!;
        var byCli = (await ground.CliAsync("log")).Answer!;

        Assert.Equal((158, "ord..."), (bySms.Length, bySms[^6..]));
        Assert.Equal(399, byCli.Length);
    }

    [Fact]
    public async Task It_may_come_by_the_broker_in_a_users_name_with_his_proof_and_from_the_machine_without()
    {
        await using var ground = await Ground.OpenAsync();

        Assert.Equal("code-missing", (await ground.MqttAsync("anna", "log")).Code);
        Assert.Equal("done", (await ground.MqttAsync("anna", $"{ground.Code(Ground.Anna)} log")).Code);
        Assert.Equal("turned-away", (await ground.MqttAsync("nobody", "help")).Code);
        Assert.Equal("done", (await ground.CliAsync("log")).Code);
    }

    [Fact]
    public async Task It_fails_by_a_fault_of_the_program_and_the_asker_is_told()
    {
        await using var ground = await Ground.OpenAsync(options => options with
        {
            RecentLog = () => throw new InvalidOperationException("a bug"),
        });

        var outcome = await ground.CliAsync("log");

        Assert.Equal("Failed by a fault of the program: the log has it.", outcome.Answer);
        Assert.Single(ground.Log.With("Command log failed"));
    }
}
