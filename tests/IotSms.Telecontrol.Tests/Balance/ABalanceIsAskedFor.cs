using System.Text;
using IotSms.Modem;
using IotSms.Telecontrol.Alarms;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Balance;

namespace IotSms.Telecontrol.Tests.Balance;

public class ABalanceIsAskedFor
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task And_kept_over_a_restart_and_told()
    {
        await using var account = await Account.OpenAsync();
        var at = account.Time.GetUtcNow();

        var known = Assert.IsType<BalanceOutcome.Known>(await account.Desk.AskAsync(account.Modems[0], Never));

        Assert.Equal(new BalanceReading(42.00m, at), known.Balance);
        var told = new BalanceRead("sim1", known.Balance, IsLow: true);
        Assert.Equal(told, await FirstAsync(account.News));
        account.Time.Advance(TimeSpan.FromHours(3));
        await account.RestartAsync();
        Assert.Equal(known.Balance, account.Desk.Last("sim1"));
        Assert.Null(account.Desk.Last("sim2"));
        await account.Desk.TellAgainAsync(Never);
        Assert.Equal(told, await FirstAsync(account.News));
    }

    [Fact]
    public async Task And_heard_by_the_alarms_which_tell_a_low_one_once()
    {
        await using var account = await Account.OpenAsync(Account.Usual with { Tell = "office" });
        var rule = Assert.Single(account.Desk.Rules);
        Assert.Equal(("balance-sim1", "office", Severity.Minor), (rule.Name, rule.Tell, rule.Severity));
        var now = account.Messaging.Clock.Now;
        var book = new RuleBook([rule], [], now, account.Messaging.Clock.Believed);
        var events = new List<string>();

        foreach (var amount in (string[])["60.00", "49.99", "20", "54.99", "49", "55", "100"])
        {
            account.Says = () => new UssdReply(0, amount);
            await account.Desk.AskAsync(account.Modems[0], Never);
            var step = book.Hear(account.Heard[^1], now);
            book.Apply(step);
            events.AddRange(step.Events.Select(news => $"{news.GetType().Name} {Encoding.UTF8.GetString(account.Heard[^1].Payload.Span)}"));
        }

        Assert.Equal(["Raised 49.99", "Cleared 55"], events);
    }

    [Theory]
    [InlineData(null, "office")]
    [InlineData(5.0, null)]
    public async Task And_alarms_nobody_when_nobody_is_to_be_told(double? low, string? tell)
    {
        await using var account = await Account.OpenAsync(Account.Usual with { Low = (decimal?)low, Tell = tell });

        Assert.Empty(account.Desk.Rules);
    }

    [Fact]
    public async Task Of_every_modem_when_none_is_named()
    {
        await using var account = await Account.OpenAsync(Account.Usual with { Modem = null, Tell = "office" });

        Assert.Equal(["balance-sim1", "balance-sim2"], account.Desk.Rules.Select(rule => rule.Name));
    }

    [Fact]
    public async Task But_an_answer_without_an_amount_is_none()
    {
        await using var account = await Account.OpenAsync();
        account.Says = () => new UssdReply(0, "Try later");

        Assert.Equal(new BalanceOutcome.Unread("Try later"), await account.Desk.AskAsync(account.Modems[0], Never));

        account.Says = () => new UssdReply(2, null);
        Assert.Equal(new BalanceOutcome.Unread(""), await account.Desk.AskAsync(account.Modems[0], Never));
        Assert.Null(account.Desk.Last("sim1"));
        Assert.Empty(account.Heard);
    }

    [Fact]
    public async Task But_not_into_somebodys_dialogue()
    {
        await using var account = await Account.OpenAsync();
        account.Says = () => new UssdReply(1, "1 Balance");
        await account.Ussd.RequestAsync("*111#", account.Modems[0], "anna", keepsOpen: true, Never);

        Assert.Equal(new BalanceOutcome.Busy(TimeSpan.FromSeconds(120)), await account.Desk.AskAsync(account.Modems[0], Never));
    }

    private static async Task<TelecontrolNews> FirstAsync(NewsFeed feed)
    {
        await foreach (var news in feed.ReadAsync(TestContext.Current.CancellationToken))
            return news;
        throw new InvalidOperationException("No news.");
    }
}
