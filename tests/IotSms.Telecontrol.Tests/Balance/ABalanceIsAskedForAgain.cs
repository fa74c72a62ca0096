using IotSms.Modem;
using IotSms.Telecontrol.Balance;

namespace IotSms.Telecontrol.Tests.Balance;

public class ABalanceIsAskedForAgain
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task At_once_and_then_each_day()
    {
        await using var account = await Account.OpenAsync();
        var loop = account.Loop();

        Assert.Equal(Day, await loop.TurnAsync(Never));
        account.Time.Advance(Day - TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), await loop.TurnAsync(Never));
        Assert.Equal(1, account.Asked);
        account.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Day, await loop.TurnAsync(Never));
        Assert.Equal(2, account.Asked);
    }

    [Fact]
    public async Task Of_each_modem_by_itself()
    {
        await using var account = await Account.OpenAsync(Account.Usual with { Modem = null });
        account.Modems[0].Ussd = (_, _) => throw new ModemException(ModemFault.NotReady, "no network");

        Assert.Equal(BalanceLoop.SoonAgain, await account.Loop().TurnAsync(Never));

        Assert.Equal((null, 42.00m), (account.Desk.Last("sim1"), account.Desk.Last("sim2")?.Amount));
    }

    [Fact]
    public async Task After_a_restart_when_the_day_is_over()
    {
        await using var account = await Account.OpenAsync();
        await account.Desk.AskAsync(account.Modems[0], Never);
        account.Time.Advance(TimeSpan.FromHours(20));
        await account.RestartAsync();

        Assert.Equal(TimeSpan.FromHours(4), await account.Loop().TurnAsync(Never));
        account.Time.Advance(TimeSpan.FromHours(10));
        await account.RestartAsync();
        Assert.Equal(Day, await account.Loop().TurnAsync(Never));
        Assert.Equal(2, account.Asked);
    }

    [Theory]
    [InlineData(ModemFault.NotReady, 1)]
    [InlineData(ModemFault.NoAnswer, 15)]
    public async Task Soon_after_it_failed(ModemFault fault, int minutes)
    {
        await using var account = await Account.OpenAsync();
        account.Says = () => throw new ModemException(fault, "no luck");

        Assert.Equal(TimeSpan.FromMinutes(minutes), await account.Loop().TurnAsync(Never));
    }

    [Fact]
    public async Task Soon_after_an_answer_without_an_amount()
    {
        await using var account = await Account.OpenAsync();
        account.Says = () => new UssdReply(0, "what?");

        Assert.Equal(BalanceLoop.LaterAgain, await account.Loop().TurnAsync(Never));
    }

    [Fact]
    public async Task Soon_after_it_was_busy()
    {
        await using var account = await Account.OpenAsync();
        account.Says = () => new UssdReply(1, "1 Balance");
        await account.Ussd.RequestAsync("*111#", account.Modems[0], "anna", keepsOpen: true, Never);

        Assert.Equal(BalanceLoop.SoonAgain, await account.Loop().TurnAsync(Never));
    }

    [Fact]
    public async Task By_a_loop_that_first_tells_what_it_knows_and_ends_when_it_is_told_to()
    {
        await using var account = await Account.OpenAsync();
        await account.Desk.AskAsync(account.Modems[0], Never);
        await account.RestartAsync();
        account.Heard.Clear();
        using var stopping = new CancellationTokenSource();
        var running = account.Loop().RunAsync(stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal("input/balance/sim1", Assert.Single(account.Heard).Source);
    }
}
