using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Telecontrol.Ussd;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Telecontrol.Tests.Ussd;

public sealed class Dialogues : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly FakeTimeProvider _time = new();
    private readonly FakeModem _modem = new() { Ussd = Menu };
    private readonly FakeModem _other = new("sim2") { Ussd = Menu };
    private readonly UssdDesk _desk;

    public Dialogues() => _desk = new([_modem, _other], new GatewayClock(_time));

    public async ValueTask DisposeAsync()
    {
        await _modem.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task A_code_that_is_answered_opens_none()
    {
        var answered = Answered(await _desk.RequestAsync("*100#", _modem, "anna", keepsOpen: true, Never));

        Assert.Equal(("sim1", new UssdReply(0, "Balance: 42.00"), null), (answered.Modem, answered.Reply, answered.Session));
        Assert.Null(_desk.Of("anna"));
    }

    [Fact]
    public async Task A_menu_is_walked_through_under_one_name()
    {
        var menu = Answered(await _desk.RequestAsync("*111#", _modem, "anna", keepsOpen: true, Never));
        var deeper = Answered(await _desk.AnswerAsync(menu.Session!.Id, "2", Never));
        Assert.Equal(menu.Session.Id, deeper.Session!.Id);
        Assert.Equal("anna", _desk.Of("anna")!.Holder);
        var end = Answered(await _desk.AnswerAsync(menu.Session.Id, "1", Never));

        Assert.Equal(("Bought.", null), (end.Reply.Text, end.Session));
        Assert.IsType<UssdOutcome.NoSession>(await _desk.AnswerAsync(menu.Session.Id, "1", Never));
    }

    [Fact]
    public async Task A_menu_that_nobody_will_answer_is_left_at_once()
    {
        var menu = Answered(await _desk.RequestAsync("*111#", _modem, null, keepsOpen: false, Never));

        Assert.True(menu.Reply.WantsAnswer);
        Assert.Null(menu.Session);
        Assert.Empty(_modem.UssdSession);
        Answered(await _desk.RequestAsync("*100#", _modem, null, keepsOpen: false, Never));
    }

    [Theory]
    [InlineData("anna", "bert")]
    [InlineData("anna", null)]
    [InlineData(null, null)]
    [InlineData(null, "anna")]
    public async Task Nobody_breaks_into_anothers(string? first, string? second)
    {
        var menu = Answered(await _desk.RequestAsync("*111#", _modem, first, keepsOpen: true, Never));
        _time.Advance(TimeSpan.FromSeconds(50));

        var busy = Assert.IsType<UssdOutcome.Busy>(await _desk.RequestAsync("*100#", _modem, second, keepsOpen: false, Never));

        Assert.Equal((first, TimeSpan.FromSeconds(70)), (busy.Session.Holder, busy.Wait));
        Assert.Equal("Bought.", Answered(await ThenAsync(menu.Session!.Id, "2", "1")).Reply.Text);
        Answered(await _desk.RequestAsync("*100#", _other, second, keepsOpen: false, Never));
    }

    [Fact]
    public async Task Who_has_one_may_begin_another()
    {
        var menu = Answered(await _desk.RequestAsync("*111#", _modem, "anna", keepsOpen: true, Never));

        Assert.Equal("Balance: 42.00", Answered(await _desk.RequestAsync("*100#", _modem, "anna", keepsOpen: true, Never)).Reply.Text);
        Assert.IsType<UssdOutcome.NoSession>(await _desk.AnswerAsync(menu.Session!.Id, "1", Never));
    }

    [Fact]
    public async Task One_that_is_ended_is_over()
    {
        var menu = Answered(await _desk.RequestAsync("*111#", _modem, null, keepsOpen: true, Never));

        Assert.Equal(new UssdReply(UssdReply.Ended, null), Answered(await _desk.EndAsync(menu.Session!.Id, Never)).Reply);

        Assert.Empty(_modem.UssdSession);
        Assert.IsType<UssdOutcome.NoSession>(await _desk.EndAsync(menu.Session.Id, Never));
        Assert.IsType<UssdOutcome.NoSession>(await _desk.AnswerAsync("nonsense", "1", Never));
    }

    [Fact]
    public async Task One_that_the_network_or_the_time_ended_is_over()
    {
        var menu = Answered(await _desk.RequestAsync("*111#", _modem, "anna", keepsOpen: true, Never));

        Assert.Null(_desk.Heard("sim1", new UssdReply(UssdReply.TimedOut, null)));

        Assert.Null(_desk.Of("anna"));
        Assert.IsType<UssdOutcome.NoSession>(await _desk.AnswerAsync(menu.Session!.Id, "1", Never));
    }

    [Fact]
    public async Task One_that_the_modem_no_longer_has_is_over()
    {
        var menu = Answered(await _desk.RequestAsync("*111#", _modem, "anna", keepsOpen: true, Never));
        await _modem.EndUssdAsync(Never);

        Assert.IsType<UssdOutcome.NoSession>(await _desk.AnswerAsync(menu.Session!.Id, "1", Never));
        Assert.Null(_desk.Of("anna"));
    }

    [Fact]
    public async Task One_in_which_the_modem_fails_is_over()
    {
        var menu = Answered(await _desk.RequestAsync("*111#", _modem, "anna", keepsOpen: true, Never));
        _modem.Ussd = (_, _) => throw new ModemException(ModemFault.NoAnswer, "nothing");

        await Assert.ThrowsAsync<ModemException>(() => _desk.AnswerAsync(menu.Session!.Id, "1", Never));
        Assert.Null(_desk.Of("anna"));
    }

    [Fact]
    public async Task The_network_begins_one_that_who_hears_of_it_may_answer()
    {
        _modem.UssdSession.Add("push");
        _modem.Ussd = (said, _) => Task.FromResult(new UssdReply(0, string.Join('>', said)));

        var session = _desk.Heard("sim1", new UssdReply(1, "Top up?"));

        Assert.Equal("push>1", Answered(await _desk.AnswerAsync(session!.Id, "1", Never)).Reply.Text);
    }

    [Fact]
    public async Task Two_at_once_are_one_after_the_other()
    {
        var answer = new TaskCompletionSource<UssdReply>();
        _modem.Ussd = (_, _) => answer.Task;
        var first = _desk.RequestAsync("*111#", _modem, "anna", keepsOpen: true, Never);
        var second = _desk.RequestAsync("*100#", _modem, "bert", keepsOpen: true, Never);
        Assert.False(second.IsCompleted);
        answer.SetResult(new UssdReply(1, "1 Balance"));

        Assert.NotNull(Answered(await first).Session);
        Assert.IsType<UssdOutcome.Busy>(await second);
    }

    /// <summary>The same menu as the simulated network's.</summary>
    internal static Task<UssdReply> Menu(IReadOnlyList<string> said, CancellationToken cancellationToken) => Task.FromResult(said switch
    {
        ["*100#"] or ["*111#", "1"] => new UssdReply(0, "Balance: 42.00"),
        ["*111#"] => new UssdReply(1, "1 Balance\r\n2 Data"),
        ["*111#", "2"] => new UssdReply(1, "Buy 1 GB? 1 yes"),
        ["*111#", "2", "1"] => new UssdReply(0, "Bought."),
        ["*000#"] => new UssdReply(0, null),
        _ => new UssdReply(UssdReply.NotSupported, null),
    });

    private async Task<UssdOutcome> ThenAsync(string session, string first, string second)
    {
        await _desk.AnswerAsync(session, first, Never);
        return await _desk.AnswerAsync(session, second, Never);
    }

    private static UssdOutcome.Answered Answered(UssdOutcome outcome) => Assert.IsType<UssdOutcome.Answered>(outcome);
}
