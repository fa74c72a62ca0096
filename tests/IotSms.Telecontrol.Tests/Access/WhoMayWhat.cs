using IotSms.Telecontrol.Access;

namespace IotSms.Telecontrol.Tests.Access;

public sealed class WhoMayWhat
{
    private static readonly CommandPolicy Status = new("status", Role.Observe, Proof: null);
    private static readonly CommandPolicy Restart = new("agent restart", Role.Admin, Proof: null);

    [Fact]
    public async Task A_stranger_is_met_with_silence_whatever_code_he_has()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal(new Recognition.Turned(null), gate.Keeper.Recognize(gate.Sms(Gate.Stranger, $"{Gate.Hotp(0)} relay 1 on")));

        var entry = Assert.Single(await gate.Keeper.AuditAsync(10, CancellationToken.None));
        Assert.Equal(
            ("stranger", Gate.Stranger, null, null, Via.Sms), (entry.Verdict, entry.From, entry.User, entry.Command, entry.Via));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
    }

    [Fact]
    public async Task Strangers_may_be_told_that_they_are_but_not_often()
    {
        await using var gate = await Gate.OpenAsync(options => options with { RefusesStrangers = true });

        var answers = Enumerable.Range(0, 100).Select(number => gate.Keeper.Recognize(gate.Sms($"+47911{number:D5}", "hello")))
            .Cast<Recognition.Turned>().Count(turned => turned.Answer == "This number is not known here.");

        Assert.Equal(5, answers);
    }

    [Fact]
    public async Task Of_many_strangers_the_audit_tells_some_by_number_and_counts_the_rest()
    {
        await using var gate = await Gate.OpenAsync();

        for (int number = 0; number < 1000; number++)
            gate.Keeper.Recognize(gate.Sms($"+47911{number:D5}", "hello"));

        var audit = await gate.Keeper.AuditAsync(2000, CancellationToken.None);
        Assert.Equal(21, audit.Count);
        Assert.Equal(("stranger", null, 980), (audit[0].Verdict, audit[0].From, audit[0].Times));
    }

    [Theory]
    [InlineData("anna", "admitted")]
    [InlineData("nobody", "turned")]
    public async Task A_request_names_its_user_and_shows_the_same_proof(string user, string verdict)
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal(verdict, await gate.TryAsync(gate.Mqtt(user, $"{Gate.Hotp(0)} relay 1 on")));
    }

    [Fact]
    public async Task A_request_without_a_users_name_is_nobodys()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal(
            new Recognition.Turned("There is no such user."), gate.Keeper.Recognize(new("q", Via.Mqtt, null, null, "status")));
        Assert.Equal(["unknown-user"], await gate.VerdictsAsync());
    }

    [Fact]
    public async Task A_sender_without_a_number_is_a_stranger()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("turned", await gate.TryAsync(new Approach("in-1", Via.Sms, null, "anna", "status"), Status));
        Assert.Equal("turned", await gate.TryAsync(gate.Sms("Telenor", "status"), Status));
    }

    [Fact]
    public async Task The_machines_owner_shows_nothing()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("admitted", await gate.TryAsync(new Approach("c-1", Via.Cli, null, null, "agent restart"), Restart));
        Assert.Equal("local", Assert.Single(await gate.Keeper.AuditAsync(10, CancellationToken.None)).User);
    }

    [Fact]
    public async Task A_role_too_low_is_refused_and_spends_nothing()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("role", await gate.TryAsync(gate.Sms(Gate.Anna, $"{Gate.Hotp(0)} agent restart"), Restart));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
    }

    [Fact]
    public async Task To_look_a_number_is_enough_and_a_code_that_is_shown_is_spent()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("admitted", await gate.TryAsync(gate.Sms(Gate.Anna, "status"), Status));
        Assert.Equal("admitted", await gate.TryAsync(gate.Sms(Gate.Anna, $"{Gate.Hotp(0)} status"), Status));
        Assert.Equal("code-used", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
    }

    [Fact]
    public async Task A_user_without_a_secret_may_look()
    {
        await using var gate = await Gate.OpenAsync();
        UserFiles.Write(gate.UsersDirectory, new(new() { Name = "dora", Numbers = ["+4790000005"], Role = Role.Operate }, null));
        gate.Users.Read();

        Assert.Equal("admitted", await gate.TryAsync(gate.Sms("+4790000005", "status"), Status));
        Assert.Equal("no-secret", await gate.TryAsync("+4790000005", "123456 relay 1 on"));
    }

    [Fact]
    public async Task Texts_without_a_code_are_obeyed_so_often_and_with_one_always()
    {
        await using var gate = await Gate.OpenAsync();
        for (int i = 0; i < 20; i++)
            Assert.Equal("admitted", await gate.TryAsync(gate.Sms(Gate.Anna, "status"), Status));

        Assert.Equal(new Admission.Refused("too-often", null), await gate.AskAsync(gate.Sms(Gate.Anna, "status"), Status));
        Assert.Equal("admitted", await gate.TryAsync(gate.Sms(Gate.Anna, $"{Gate.Hotp(0)} status"), Status));
        Assert.Equal("admitted", await gate.TryAsync(gate.Mqtt("anna", "status"), Status));
        gate.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("admitted", await gate.TryAsync(gate.Sms(Gate.Anna, "status"), Status));
    }

    [Fact]
    public async Task Refusals_are_answered_so_often_and_then_met_with_silence()
    {
        await using var gate = await Gate.OpenAsync();

        List<string?> answers = [];
        for (int i = 0; i < 7; i++)
            answers.Add(((Admission.Refused)(await gate.AskAsync(gate.Sms(Gate.Anna, "relay 1 on")))!).Answer);

        Assert.Equal(5, answers.Count(answer => answer is not null));
        Assert.Null(await RefuseAsync(gate, gate.Sms(Gate.Anna, "rellay 1 on")));
        Assert.Equal("no idea", await RefuseAsync(gate, gate.Mqtt("anna", "rellay 1 on")));
        Assert.Equal("no idea", await RefuseAsync(gate, gate.Sms(Gate.Carl, "rellay 1 on")));
        Assert.Equal(
            ["code-missing", "unknown", "unknown", "unknown"], await gate.VerdictsAsync());
    }

    [Theory]
    [InlineData(Role.Observe, Proof.None, Proof.None)]
    [InlineData(Role.Operate, Proof.None, Proof.Pin)]
    [InlineData(Role.Admin, Proof.Pin, Proof.Pin)]
    public void Nothing_at_all_is_never_enough_to_act(Role role, Proof configured, Proof asked)
    {
        var options = new AccessOptions { Commands = new Dictionary<string, Proof> { ["it"] = configured } };

        Assert.Equal(asked, options.ProofFor(new("it", role, Proof: null)));
        Assert.Equal(Proof.Code, options.ProofFor(new("it", role, Proof.Code)));
    }

    [Fact]
    public void Without_a_setting_looking_is_free_and_acting_asks_for_a_code() => Assert.Equal(
        [Proof.None, Proof.Code, Proof.Code], Enum.GetValues<Role>().Select(role => new AccessOptions().ProofFor(new("it", role, null))));

    private static async Task<string?> RefuseAsync(Gate gate, Approach approach) => await gate.Keeper.RefuseAsync(
        approach, (Recognition.Known)gate.Keeper.Recognize(approach), null, "unknown", "no idea", CancellationToken.None);
}
