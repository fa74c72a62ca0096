using IotSms.Modem;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Balance;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Tests.Balance;

public class AUserAsksForTheBalance
{
    [Theory]
    [InlineData("Balance: 60.50", "Balance 60.50 (24.11. 12:00).")]
    [InlineData("Balance: 42.00", "Balance 42.00 is LOW, limit 50 (24.11. 12:00).")]
    [InlineData("Try later", "The network answers, but without an amount: Try later")]
    public async Task And_is_told(string says, string answer)
    {
        await using var account = await Account.OpenAsync();
        account.Says = () => new UssdReply(0, says);

        Assert.Equal(answer, await AskAsync(account));
    }

    [Fact]
    public async Task And_is_told_that_of_each_SIM()
    {
        await using var account = await Account.OpenAsync(Account.Usual with { Modem = null, Low = null });
        account.Modems[1].Ussd = (_, _) => throw new ModemException(ModemFault.NoAnswer, "no luck");

        Assert.Equal("sim1: Balance 42.00 (24.11. 12:00).\nsim2: The network did not answer in time.", await AskAsync(account));
    }

    [Fact]
    public async Task And_waits_for_somebodys_dialogue()
    {
        await using var account = await Account.OpenAsync();
        account.Says = () => new UssdReply(1, "1 Balance");
        await account.Ussd.RequestAsync("*111#", account.Modems[0], "anna", keepsOpen: true, CancellationToken.None);

        Assert.Equal("Somebody else has a dialogue open: wait 2 min.", await AskAsync(account));
    }

    [Fact]
    public async Task And_is_told_when_there_is_no_code()
    {
        await using var account = await Account.OpenAsync();

        var reading = new BalanceCommand(null).Read(new Arguments(""), Phrases(account));

        Assert.Equal("No balance code is configured (Balance:Code).", Assert.IsType<CommandReading.Misunderstood>(reading).Answer);
    }

    private static Phrases Phrases(Account account) => PhraseBook.BuiltIn(account.Time).Of("en");

    private static async Task<string> AskAsync(Account account)
    {
        var reading = new BalanceCommand(account.Desk).Read(new Arguments(""), Phrases(account));
        return await Assert.IsType<CommandReading.Understood>(reading).CarryOutAsync(
            new Caller(new User { Name = "anna", Numbers = [] }, new Approach("1", Via.Sms, null, "anna", "balance"), Phrases(account)),
            CancellationToken.None);
    }
}
