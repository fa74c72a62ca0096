using IotSms.Telecontrol.Balance;

namespace IotSms.Telecontrol.Tests.Balance;

public class TheAmountIsFound
{
    [Theory]
    [InlineData("Balance: 42.00", "42.00")]
    [InlineData("Saldo: kr 1 234,50. Gyldig til 31.12.2026", "1234.50")]
    [InlineData("Guthaben 1.234,5 EUR", "1234.5")]
    [InlineData("You have 1,234 left", "1234")]
    [InlineData("1'234.05 CHF", "1234.05")]
    [InlineData("-3.20 EUR", "-3.20")]
    [InlineData("7.", "7")]
    [InlineData("0", "0")]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData("no number", null)]
    [InlineData("", null)]
    public void Wherever_it_stands_and_however_it_is_written(string text, string? amount) =>
        Assert.Equal(amount, BalancePattern.Parse(BalancePattern.Usual).Pattern!.Find(text)?.ToString(
            System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("main: (?<amount>[0-9.]+)", "Bonus: 3.00, MAIN: 12.50", "12.50")]
    [InlineData("main: (?<amount>[0-9.]*)", "Main: , nothing", null)]
    [InlineData("(?<amount>[0-9]+)$", "valid to 31.12.2026", "2026")]
    [InlineData("(?<amount>.*)", "12345678901234567890123456789012345678901234567890", null)]
    public void As_the_pattern_says(string pattern, string text, string? amount) =>
        Assert.Equal(amount, BalancePattern.Parse(pattern).Pattern!.Find(text)?.ToString(
            System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("[0-9]+", "has no group 'amount'")]
    [InlineData("(?<amount>[0-9]+", "is no regular expression: ")]
    [InlineData("(?<=kr )(?<amount>[0-9]+)", "looks ahead or back")]
    [InlineData(@"(?<amount>[0-9])\1", "looks ahead or back")]
    public void But_not_by_a_pattern_that_is_none(string pattern, string mistake)
    {
        var (read, why) = BalancePattern.Parse(pattern);

        Assert.Null(read);
        Assert.StartsWith(mistake, why);
    }

    [Fact]
    public void By_a_pattern_that_would_never_end_elsewhere() =>
        Assert.Null(BalancePattern.Parse("^(?<amount>([0-9]+)+)+x").Pattern!.Find(new string('1', 100_000)));
}
