using IotSms.Agent.Hosting;
using IotSms.Agent.Tests.Control;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Agent.Tests.Hosting;

public sealed class TheWatchdog : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tick = Patience / 4;
    private readonly FakeTimeProvider _time = new();
    private readonly LineLog _log = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly IdleModem _first;
    private readonly IdleModem _second;
    private readonly Task _feeding;
    private TaskCompletionSource _store = Answered();
    private int _fed;

    public TheWatchdog()
    {
        (_first, _second) = (new("sim1", _time), new("sim2", _time));
        var watchdog = new Watchdog([_first, _second], _ => _store.Task, () => _fed++, _time, _log);
        _feeding = watchdog.FeedAsync(Patience, _stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _log.Dispose();
    }

    [Fact]
    public void Is_fed_several_times_in_its_patience()
    {
        Pass(Patience);
        Assert.Equal(4, _fed);
    }

    [Fact]
    public async Task Is_not_fed_while_the_store_hangs_and_is_again_when_it_answers()
    {
        _store = new();
        Pass(Tick);
        Assert.Equal(1, _fed);
        Pass(2 * Patience);
        Assert.Equal(1, _fed);
        Assert.StartsWith("The store stands still", await _log.NextAsync("The store"), StringComparison.Ordinal);
        _store.SetResult();
        Pass(Tick);
        Assert.Equal(2, _fed);
    }

    [Fact]
    public void Is_fed_by_a_store_that_answers_with_a_failure()
    {
        _store = new();
        _store.SetException(new IOException("the card"));
        Pass(Patience);
        Assert.Equal(4, _fed);
    }

    [Fact]
    public async Task Is_not_fed_when_the_loop_of_one_modem_stands_still()
    {
        _first.Heartbeat.Beat();
        _second.Heartbeat.Beat();
        Pass(TimeSpan.FromMinutes(4));
        Assert.Equal(16, _fed);
        _first.Heartbeat.Beat();
        Pass(TimeSpan.FromMinutes(4));
        Assert.InRange(_fed, 17, 20);
        Assert.Contains("sim2", await _log.NextAsync("The loop"), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_fed_all_through_a_rest_of_an_hour()
    {
        _first.Heartbeat.Beat(TimeSpan.FromHours(1));
        Pass(TimeSpan.FromHours(1));
        Assert.Equal(240, _fed);
    }

    private void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += Tick) _time.Advance(Tick);
    }

    private static TaskCompletionSource Answered()
    {
        var answered = new TaskCompletionSource();
        answered.SetResult();
        return answered;
    }
}
