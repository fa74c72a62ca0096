using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Calls;
using IotSms.Telecontrol.Commands;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Telecontrol.Tests.Calls;

public class SomebodyCalls
{
    private const string Anna = "+4790000001", Gate = "+4790000009", Stranger = "+4791111111";
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly List<Approach> _obeyed = [];
    private readonly NewsFeed _news = new();

    [Theory]
    [InlineData(Anna, Anna, "anna")]
    [InlineData("90000001", Anna, "anna")]
    [InlineData(Gate, Gate, null)]
    [InlineData(Stranger, Stranger, null)]
    [InlineData(null, null, null)]
    public async Task And_it_is_told_who(string? caller, string? from, string? user)
    {
        await Desk(new CallOptions { Numbers = [Gate] }).TakeAsync("sim1", caller, CancellationToken.None);

        Assert.Equal([new CallReceived("sim1", from, user, Noon)], await ToldAsync());
        Assert.Empty(_obeyed);
    }

    [Theory]
    [InlineData(Anna, 1)]
    [InlineData(Gate, 1)]
    [InlineData(Stranger, 0)]
    [InlineData(null, 0)]
    public async Task And_strangers_are_nobodys_business(string? caller, int told)
    {
        await Desk(new CallOptions { Numbers = [Gate], PublishesStrangers = false }).TakeAsync("sim1", caller, CancellationToken.None);

        Assert.Equal(told, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task And_his_command_is_carried_out()
    {
        var desk = Desk(new CallOptions { Actions = new Dictionary<string, string> { ["anna"] = "relay gate pulse 2s" } });
        await desk.TakeAsync("sim1", Anna, CancellationToken.None);
        await desk.TakeAsync("sim1", Anna, CancellationToken.None);
        await desk.TakeAsync("sim1", Stranger, CancellationToken.None);

        Assert.Equal(2, _obeyed.Select(approach => approach.Id).Distinct().Count());
        Assert.All(_obeyed, approach => Assert.Equal(
            (Via.Call, Anna, "anna", "relay gate pulse 2s"), (approach.Via, approach.Number, approach.UserName, approach.Text)));
        var done = new CallReceived("sim1", Anna, "anna", Noon) { Command = "relay gate pulse 2s", Outcome = "done", Answer = "gate on" };
        Assert.Equal([done, done, new CallReceived("sim1", Stranger, null, Noon)], await ToldAsync());
    }

    private CallDesk Desk(CallOptions options) => new(
        options, number => number == Anna ? new User { Name = "anna", Numbers = [Anna] } : null,
        number => number.StartsWith('+') ? number : $"+47{number}",
        (approach, _) =>
        {
            _obeyed.Add(approach);
            return ValueTask.FromResult(new CommandOutcome(CommandOutcome.Done, "gate on"));
        },
        new GatewayClock(new FakeTimeProvider(Noon)), _news);

    private async Task<List<TelecontrolNews>> ToldAsync()
    {
        var end = new CallReceived("the end", null, null, Noon);
        _news.Tell(end);
        var told = new List<TelecontrolNews>();
        await foreach (var news in _news.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (news.Equals(end))
                break;
            told.Add(news);
        }
        return told;
    }
}
