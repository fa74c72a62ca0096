using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;
using IotSms.Telecontrol.Ussd;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Telecontrol.Tests.Ussd;

public sealed class AUserDials : IAsyncDisposable
{
    private readonly FakeModem _modem = new() { Ussd = Dialogues.Menu };
    private readonly Phrases _phrases = PhraseBook.BuiltIn(new FakeTimeProvider()).Of("en");
    private readonly UssdDesk _desk;
    private readonly UssdCommand _command;

    public AUserDials()
    {
        _desk = new([_modem], new GatewayClock(new FakeTimeProvider()));
        _command = new(_desk, [_modem]);
    }

    public ValueTask DisposeAsync() => _modem.DisposeAsync();

    [Theory]
    [InlineData("*100#", "Balance: 42.00")]
    [InlineData("*000#", "The network gave no text.")]
    [InlineData("*999#", "The network does not know this code.")]
    [InlineData("*111#", "1 Balance\n2 Data - Answer: ussd N")]
    [InlineData("1", "No dialogue is open. Begin with a code: ussd *100#")]
    [InlineData("#", "No dialogue is open. Begin with a code: ussd *100#")]
    public async Task And_is_told_what_the_network_says(string text, string answer) => Assert.Equal(answer, await AskAsync(text, "anna"));

    [Fact]
    public async Task And_goes_on_with_what_it_asks()
    {
        await AskAsync("*111#", "anna");

        Assert.Equal("Buy 1 GB? 1 yes - Answer: ussd N", await AskAsync("2", "anna"));
        Assert.Equal("anna has a dialogue open: wait 2 min.", await AskAsync("*100#", "bert"));
        Assert.Equal("No dialogue is open. Begin with a code: ussd *100#", await AskAsync("1", "bert"));
        Assert.Equal("Bought.", await AskAsync("1", "anna"));
    }

    [Theory]
    [InlineData(ModemFault.NoAnswer, "The network did not answer in time.")]
    [InlineData(ModemFault.Refused, "Refused: the modem gives no reason")]
    [InlineData(ModemFault.NotReady, "No modem can do this now: no luck")]
    public async Task And_is_told_why_it_does_not_go(ModemFault fault, string answer)
    {
        _modem.Ussd = (_, _) => throw new ModemException(fault, "no luck");

        Assert.Equal(answer, await AskAsync("*100#", "anna"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(183)]
    public void But_nothing_and_too_much_is_no_code(int length) =>
        Assert.IsType<CommandReading.Misunderstood>(_command.Read(new Arguments(new string('1', length)), _phrases));

    private async Task<string> AskAsync(string text, string user)
    {
        var reading = Assert.IsType<CommandReading.Understood>(_command.Read(new Arguments(text), _phrases));
        Assert.False(reading.IsRepeatable);
        return await reading.CarryOutAsync(new Caller(
            new User { Name = user, Numbers = [] }, new Approach("1", Via.Sms, null, user, text), _phrases), CancellationToken.None);
    }
}
