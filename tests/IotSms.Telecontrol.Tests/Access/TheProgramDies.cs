using IotSms.Telecontrol.Access;

namespace IotSms.Telecontrol.Tests.Access;

public sealed class TheProgramDies
{
    [Fact]
    public async Task Between_admission_and_answer_the_same_text_is_not_obeyed_again()
    {
        await using var gate = await Gate.OpenAsync();
        var approach = gate.Sms(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on");
        Assert.IsType<Admission.Admitted>(await gate.AskAsync(approach));

        await gate.KillAsync();

        Assert.Equal(new Admission.Before(null), await gate.AskAsync(approach));
        Assert.Equal(["admitted"], await gate.VerdictsAsync());
    }

    [Fact]
    public async Task After_the_answer_it_is_answered_the_same()
    {
        await using var gate = await Gate.OpenAsync();
        var approach = gate.Sms(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on");
        await gate.AskAsync(approach);
        await gate.Keeper.AnsweredAsync(approach, "relay 1 is on", CancellationToken.None);

        await gate.KillAsync();

        Assert.Equal(new Admission.Before("relay 1 is on"), await gate.AskAsync(approach));
    }

    [Fact]
    public async Task Wrong_codes_that_are_told_again_are_not_counted_again()
    {
        await using var gate = await Gate.OpenAsync();
        Approach[] texts =
        [
            gate.Sms(Gate.Anna, $"{gate.Wrong()} relay 1 on"), gate.Sms(Gate.Anna, $"{gate.Wrong()} relay 1 on"),
            gate.Sms(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"), gate.Sms(Gate.Anna, $"{gate.Wrong()} relay 1 on"),
        ];
        foreach (var text in texts)
            await gate.TryAsync(text);

        await gate.KillAsync();
        List<string> again = [];
        foreach (var text in texts)
            again.Add(await gate.TryAsync(text));

        Assert.Equal(["code-wrong", "code-wrong", "before", "code-wrong"], again);
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(1)} relay 1 on"));
    }

    [Fact]
    public async Task On_a_board_that_forgets_the_time_it_is_not_obeyed_again_either()
    {
        await using var gate = await Gate.OpenAsync();
        var approach = gate.Sms(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on");
        await gate.AskAsync(approach);

        await gate.KillAsync(at: new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(new Admission.Before(null), await gate.AskAsync(approach));

        await gate.KillAsync(at: new(2199, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(new Admission.Before(null), await gate.AskAsync(approach));
    }

    [Fact]
    public async Task An_id_used_for_other_words_is_refused()
    {
        await using var gate = await Gate.OpenAsync();
        var approach = gate.Mqtt("anna", $"{Gate.Hotp(0)} relay 1 on");
        await gate.AskAsync(approach);

        Assert.Equal("id-used", await gate.TryAsync(approach with { Text = $"{Gate.Hotp(1)} relay 1 off" }));
        Assert.Equal(new Admission.Before(null), await gate.AskAsync(approach with { Text = $"{Gate.Hotp(1)} relay 1 on" }));
    }

    [Fact]
    public async Task The_ids_of_two_users_and_of_two_ways_are_not_the_same()
    {
        await using var gate = await Gate.OpenAsync();

        Assert.Equal("admitted", await gate.TryAsync(new Approach("1", Via.Mqtt, null, "anna", $"{Gate.Hotp(0)} relay 1 on")));
        Assert.Equal("admitted", await gate.TryAsync(
            new Approach("1", Via.Mqtt, null, "bob", $"{Gate.Totp(gate.Time.GetUtcNow())} relay 1 on")));
        Assert.Equal("admitted", await gate.TryAsync(new Approach("1", Via.Sms, Gate.Anna, null, $"{Gate.Hotp(1)} relay 1 on")));
        Assert.Equal("admitted", await gate.TryAsync(new Approach("1", Via.Cli, null, null, "relay 1 on")));
    }

    [Fact]
    public async Task The_newest_thousand_commands_are_remembered_and_no_more()
    {
        await using var gate = await Gate.OpenAsync();
        var status = new CommandPolicy("status", Role.Observe, Proof: null);
        var first = gate.Mqtt("anna", "status");
        var second = gate.Mqtt("anna", "status");
        await gate.TryAsync(first, status);
        await gate.TryAsync(second, status);
        await Task.WhenAll(Enumerable.Range(0, 998).Select(_ => gate.TryAsync(gate.Mqtt("anna", "status"), status)));
        Assert.Equal("before", await gate.TryAsync(first, status));
        await gate.KillAsync();

        await gate.TryAsync(gate.Mqtt("anna", "status"), status);

        Assert.Equal("before", await gate.TryAsync(second, status));
        Assert.Equal("admitted", await gate.TryAsync(first, status));
    }

    [Fact]
    public async Task The_audit_keeps_its_newest_entries_over_restarts()
    {
        await using var gate = await Gate.OpenAsync(options => options with { AuditEntries = 10 });
        for (int counter = 0; counter < 8; counter++)
            await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(counter)} relay 1 on");
        await gate.KillAsync();
        for (int counter = 8; counter < 14; counter++)
            await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(counter)} relay 1 on");

        Assert.Equal(Enumerable.Range(4, 10).Reverse().Select(number => (long)number),
            (await gate.Keeper.AuditAsync(100, CancellationToken.None)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task No_code_is_in_anything_that_is_kept()
    {
        await using var gate = await Gate.OpenAsync(
            options => options with { Proofs = new Dictionary<Role, Proof> { [Role.Operate] = Proof.Pin } });
        await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on");
        await gate.TryAsync(Gate.Stranger, $"{Gate.Hotp(1)} relay 1 on");
        await gate.TryAsync(Gate.Carl, "9753 relay 1 on");
        await gate.TryAsync(Gate.Carl, $"{Gate.Pin} relay 1 on");

        string kept = await gate.EverythingKeptAsync();

        Assert.Contains("accessAudit", kept);
        Assert.All((string[])[Gate.Hotp(0), Gate.Hotp(1), "9753"], code => Assert.DoesNotContain(code, kept));
    }
}
