using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Records;

namespace IotSms.Telecontrol.Tests.Access;

public sealed class SomebodyGuesses
{
    private static readonly TimeSpan Cap = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task Ten_thousand_guesses_at_once_get_three_tries()
    {
        await using var gate = await Gate.OpenAsync();
        string wrong = gate.Wrong();

        string[] verdicts = await Task.WhenAll(Enumerable.Range(0, 10_000).Select(_ => gate.TryAsync(Gate.Bob, $"{wrong} relay 1 on")));

        Assert.Equal(3, verdicts.Count(verdict => verdict == "code-wrong"));
        Assert.Equal(9_997, verdicts.Count(verdict => verdict == "locked-out"));
        var audit = await gate.Keeper.AuditAsync(100, CancellationToken.None);
        Assert.Equal([("locked-out", 9_997), ("code-wrong", 3)], audit.Select(entry => (entry.Verdict, entry.Times)));

        Assert.Equal("locked-out", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(gate.Time.GetUtcNow())} relay 1 on"));
        gate.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(gate.Time.GetUtcNow())} relay 1 on"));
    }

    [Fact]
    public async Task Guesses_of_a_whole_day_get_a_try_every_quarter_of_an_hour_and_keep_nobody_out()
    {
        await using var gate = await Gate.OpenAsync();
        string wrong = gate.Wrong();
        int tries = 0;

        for (int minute = 0; minute < 24 * 60; minute++)
        {
            string[] verdicts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => gate.TryAsync(Gate.Anna, $"{wrong} relay 1 on")));
            tries += verdicts.Count(verdict => verdict == "code-wrong");
            gate.Time.Advance(TimeSpan.FromMinutes(1));
        }

        // Three at once, some while the delay grows, and then one after each lock-out of 15 minutes.
        Assert.InRange(tries, 90, 105);
        Assert.Equal("locked-out", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} {Gate.Hotp(1)} relay 1 on"));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(2)} relay 1 on"));
    }

    [Fact]
    public void The_lock_out_grows_with_each_wrong_code_up_to_its_cap()
    {
        var run = new LockOut.Run("run", TimeSpan.FromHours(5));
        var lockOut = LockOut.None;
        List<int> seconds = [];
        for (int wrong = 0; wrong < 100; wrong++)
        {
            lockOut = lockOut.Fail(run, tries: 3, Cap, $"in-{wrong:D3}");
            seconds.Add((int)lockOut.Left(run, tries: 3, Cap).TotalSeconds);
        }

        Assert.Equal([0, 0, 30, 60, 120, 240, 480, 900], seconds.Take(8));
        Assert.All(seconds.Skip(8), left => Assert.Equal(900, left));
    }

    [Fact]
    public async Task Tries_during_a_lock_out_do_not_make_it_longer()
    {
        await using var gate = await Gate.OpenAsync();
        for (int i = 0; i < 3; i++)
            await gate.TryAsync(Gate.Anna, $"{gate.Wrong()} relay 1 on");

        for (int second = 0; second < 29; second++)
        {
            Assert.Equal("locked-out", await gate.TryAsync(Gate.Anna, $"{gate.Wrong()} relay 1 on"));
            gate.Time.Advance(TimeSpan.FromSeconds(1));
        }
        gate.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
    }

    [Fact]
    public async Task A_code_shown_during_a_lock_out_is_not_spent()
    {
        await using var gate = await Gate.OpenAsync();
        for (int i = 0; i < 3; i++)
            await gate.TryAsync(Gate.Anna, $"{gate.Wrong()} relay 1 on");
        Assert.Equal("locked-out", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
        gate.Time.Advance(Cap);

        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
    }

    [Fact]
    public async Task Guesses_from_one_number_lock_that_number_and_twice_as_many_the_user()
    {
        await using var gate = await Gate.OpenAsync();
        for (int i = 0; i < 3; i++)
            Assert.Equal("code-wrong", await gate.TryAsync(Gate.Anna, $"{gate.Wrong()} relay 1 on"));

        Assert.Equal("locked-out", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
        for (int i = 0; i < 3; i++)
            Assert.Equal("code-wrong", await gate.TryAsync(Gate.AnnasOther, $"{gate.Wrong()} relay 1 on"));

        Assert.Equal("locked-out", await gate.TryAsync(gate.Mqtt("anna", $"{Gate.Hotp(0)} relay 1 on")));
    }

    [Fact]
    public async Task A_lock_out_of_one_user_is_none_of_another()
    {
        await using var gate = await Gate.OpenAsync();
        for (int i = 0; i < 3; i++)
            await gate.TryAsync(Gate.Anna, $"{gate.Wrong()} relay 1 on");

        Assert.Equal("admitted", await gate.TryAsync(Gate.Bob, $"{Gate.Totp(gate.Time.GetUtcNow())} relay 1 on"));
    }

    [Fact]
    public async Task A_restart_does_not_end_a_lock_out_and_a_clock_set_by_years_does_neither()
    {
        await using var gate = await Gate.OpenAsync();
        for (int i = 0; i < 3; i++)
            await gate.TryAsync(Gate.Anna, $"{gate.Wrong()} relay 1 on");

        await gate.KillAsync();
        gate.Time.SetAhead(TimeSpan.FromDays(700));

        Assert.Equal("locked-out", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
        gate.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
    }

    [Fact]
    public async Task A_PIN_is_not_even_hashed_during_a_lock_out()
    {
        await using var gate = await Gate.OpenAsync(
            options => options with { Proofs = new Dictionary<Role, Proof> { [Role.Operate] = Proof.Pin } });

        string[] verdicts = await Task.WhenAll(Enumerable.Range(0, 500).Select(number => gate.TryAsync(
            gate.Mqtt("carl", $"{number:D4} relay 1 on"))));

        Assert.Equal(3, verdicts.Count(verdict => verdict == "code-wrong"));
        Assert.Equal("locked-out", await gate.TryAsync(gate.Mqtt("carl", $"{Gate.Pin} relay 1 on")));
        gate.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("admitted", await gate.TryAsync(gate.Mqtt("carl", $"{Gate.Pin} relay 1 on")));
    }

    [Fact]
    public async Task The_machines_owner_ends_a_lock_out()
    {
        await using var gate = await Gate.OpenAsync();
        for (int i = 0; i < 3; i++)
            await gate.TryAsync(Gate.Anna, $"{gate.Wrong()} relay 1 on");

        Assert.True(await gate.Keeper.UnlockAsync(gate.Users.Find("anna")!, CancellationToken.None));
        Assert.False(await gate.Keeper.UnlockAsync(gate.Users.Find("anna")!, CancellationToken.None));

        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
    }

    [Fact]
    public async Task A_wrong_code_where_none_is_asked_for_is_a_guess_all_the_same()
    {
        await using var gate = await Gate.OpenAsync();
        var status = new CommandPolicy("status", Role.Observe, Proof: null);
        for (int i = 0; i < 3; i++)
            Assert.Equal("admitted", await gate.TryAsync(gate.Sms(Gate.Anna, $"{gate.Wrong()} status"), status));

        Assert.Equal("locked-out", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));
        Assert.Equal("admitted", await gate.TryAsync(gate.Sms(Gate.Anna, "status"), status));
        Assert.Contains(await gate.NewsAsync(), news => news is LockedOut { User: "anna", From: Gate.Anna, For.TotalSeconds: 30 });
    }

    [Fact]
    public async Task Whoever_must_know_is_told_of_the_lock_out_once()
    {
        await using var gate = await Gate.OpenAsync();
        for (int i = 0; i < 10; i++)
            await gate.TryAsync(Gate.Anna, $"{gate.Wrong()} relay 1 on");

        Assert.Equal(new LockedOut("anna", Gate.Anna, TimeSpan.FromSeconds(30)),
            Assert.Single((await gate.NewsAsync()).OfType<LockedOut>()));
    }

    [Fact]
    public async Task A_code_sent_twice_by_the_network_is_no_guess()
    {
        await using var gate = await Gate.OpenAsync();
        await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on");
        for (int i = 0; i < 5; i++)
            Assert.Equal("code-used", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(0)} relay 1 on"));

        Assert.Equal("admitted", await gate.TryAsync(Gate.Anna, $"{Gate.Hotp(1)} relay 1 on"));
    }
}
