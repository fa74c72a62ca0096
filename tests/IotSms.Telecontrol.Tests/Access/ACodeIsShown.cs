using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Telecontrol.Tests.Access;

public sealed class ACodeIsShown
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("{0} relay 1 on")]
    [InlineData("relay 1 on {0}")]
    [InlineData("  {0}   relay  1 on ")]
    public async Task The_right_code_is_obeyed_once(string text)
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, string.Format(text, Gate.Hotp(0))));
        Assert.Equal("code-used", await gate.TryAsync(Gate.Anna, string.Format(text, Gate.Hotp(0))));
        Assert.Equal(["admitted", "code-used"], await gate.VerdictsAsync());
    }

    [Fact]
    public async Task The_right_code_of_the_time_is_obeyed_once()
    {
        await using var gate = await Gate.OpenAsync();
        string code = Gate.Totp(gate.Time.GetUtcNow());

        Assert.Equal("admitted", await gate.TryAsync(Gate.Bob, $"{code} relay 1 on"));
        Assert.Equal("code-used", await gate.TryAsync(Gate.Bob, $"{code} relay 1 on"));
        gate.Time.Advance(Step);
        Assert.Equal("code-used", await gate.TryAsync(Gate.Bob, $"{code} relay 1 on"));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(gate.Time.GetUtcNow())} relay 1 on"));
    }

    [Fact]
    public async Task A_code_passed_over_is_old_and_one_that_is_none_is_wrong()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(3)} relay 1 on"));
        Assert.Equal("code-old", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(2)} relay 1 on"));
        Assert.Equal("code-wrong", await gate.TryAsync(Gate.Anna, $"{gate.Wrong()} relay 1 on"));
        Assert.Equal("code-wrong", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(4)}0 relay 1 on"));
        Assert.Equal(["admitted", "code-old", "code-wrong"], await gate.VerdictsAsync());
    }

    [Theory]
    [InlineData(-2, "code-old")]
    [InlineData(-1, "admitted")]
    [InlineData(0, "admitted")]
    [InlineData(1, "admitted")]
    [InlineData(2, "code-wrong")]
    [InlineData(-19, "code-old")]
    [InlineData(-30, "code-wrong")]
    public async Task A_code_of_the_time_may_be_a_step_early_or_late(int steps, string verdict)
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal(verdict, await gate.TryAsync(Gate.Bob, $"{Gate.Totp(gate.Time.GetUtcNow() + steps * Step)} relay 1 on"));
    }

    [Fact]
    public async Task Once_a_later_code_of_the_time_was_spent_those_before_it_are_good_for_nothing()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("admitted", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(gate.Time.GetUtcNow() + Step)} relay 1 on"));
        Assert.Equal("code-old", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(gate.Time.GetUtcNow())} relay 1 on"));
    }

    [Theory]
    [InlineData(10, "admitted")]
    [InlineData(11, "code-wrong")]
    public async Task Codes_of_a_counter_may_have_been_made_in_vain_but_not_too_many(int counter, string verdict)
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal(verdict, await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(counter)} relay 1 on"));
    }

    [Fact]
    public async Task Two_codes_in_a_row_find_a_counter_that_has_run_far_ahead()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("code-wrong", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(60)} {Gate.Hotp(62)} relay 1 on"));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(60)} {Gate.Hotp(61)} relay 1 on"));
        Assert.Equal("code-used", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(61)} relay 1 on"));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(62)} relay 1 on"));
    }

    [Fact]
    public async Task Another_users_code_is_wrong_and_stays_good_for_him()
    {
        await using var gate = await Gate.OpenAsync();
        string bobs = Gate.Totp(gate.Time.GetUtcNow());

        Assert.Equal("code-wrong", await gate.TryAsync(Gate.Anna, $"{bobs} relay 1 on"));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Bob, $"{bobs} relay 1 on"));
    }

    [Fact]
    public async Task Without_a_code_nothing_is_obeyed_that_asks_for_one()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal(new Admission.Refused("code-missing", "Put a code before the words: 123456 relay"), await gate.AskAsync(
            gate.Sms(Gate.Anna, "relay 1 on")));
    }

    [Fact]
    public async Task Of_two_approaches_that_race_with_one_code_one_is_obeyed()
    {
        await using var gate = await Gate.OpenAsync();

        string[] verdicts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => gate.TryAsync(
            gate.Mqtt("anna", $"{Gate.Hotp(0)} relay 1 on"))));

        Assert.Single(verdicts, "admitted");
        Assert.Equal(49, verdicts.Count(verdict => verdict == "code-used"));
    }

    [Fact]
    public async Task What_was_spent_is_spent_after_a_kill()
    {
        await using var gate = await Gate.OpenAsync();
        string bobs = Gate.Totp(gate.Time.GetUtcNow());
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Bob, $"{bobs} relay 1 on"));

        await gate.KillAsync();

        Assert.Equal("code-used", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
        Assert.Equal("code-used", await gate.TryAsync(Gate.Bob, $"{bobs} relay 1 on"));
        Assert.Equal(["admitted", "admitted", "code-used", "code-used"], await gate.VerdictsAsync());
    }

    [Fact]
    public async Task A_PIN_is_good_again_and_again_where_a_PIN_is_enough()
    {
        await using var gate = await Gate.OpenAsync(options => options with { Commands = Of("relay", Proof.Pin) });

        Assert.Equal("admitted", await gate.TryAsync(Gate.Carl, $"{Gate.Pin} relay 1 on"));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Carl, $"relay 1 on {Gate.Pin}"));
        Assert.Equal("code-wrong", await gate.TryAsync(Gate.Carl, "4712 relay 1 on"));
    }

    [Fact]
    public async Task A_PIN_is_not_enough_where_a_code_is_asked_for()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("proof-too-weak", await gate.TryAsync(Gate.Carl, $"{Gate.Pin} relay 1 on"));
    }

    [Fact]
    public async Task A_signature_is_obeyed_once_and_for_its_own_words()
    {
        await using var gate = await Gate.OpenAsync();
        string signature = $"{CommandSignature.Of(Gate.RobotsKey, 17, "relay 1 on")}";

        Assert.Equal("code-wrong", await gate.TryAsync(Gate.Robot, $"{signature} relay 1 off"));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Robot, $"{signature} relay  1 on"));
        Assert.Equal("code-used", await gate.TryAsync(Gate.Robot, $"{signature} relay 1 on"));
        Assert.Equal("code-old", await gate.TryAsync(
            Gate.Robot, $"{CommandSignature.Of(Gate.RobotsKey, 16, "relay 1 on")} relay 1 on"));
    }

    [Fact]
    public async Task A_new_secret_begins_to_count_anew_and_the_old_one_stays_spent()
    {
        await using var gate = await Gate.OpenAsync();
        byte[] fresh = "another secret of 24 car"u8.ToArray();
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(5)} relay 1 on"));

        gate.Change("anna", new Credential.Hotp(fresh, 6));
        Assert.Equal("admitted", await gate.TryAsync(
            Gate.Anna, $"{Hotp.Code(fresh, 0, 6)} relay 1 on"));

        gate.Change("anna", new Credential.Hotp(Gate.AnnasSecret, 6));
        Assert.Equal("code-used", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(5)} relay 1 on"));
    }

    private static Dictionary<string, Proof> Of(string command, Proof proof) => new() { [command] = proof };
}
