using IotSms.Agent.Mqtt;
using IotSms.Agent.Tests.Control;
using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Modem.Recovery;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Agent.Tests.Mqtt;

public sealed class TheHealthOfModems : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private Messaging _messaging = null!;
    private AgentStatus _status = null!;

    private static ModemStatus Full => new() { State = ModemState.Ready, SlotsUsed = 40, SlotsTotal = 40 };

    public async ValueTask InitializeAsync()
    {
        _messaging = await Messaging.OpenAsync(
            new() { DataDirectory = _folder.Path }, [new IdleModem("sim1")], _time, NullLoggerFactory.Instance,
            TestContext.Current.CancellationToken);
        _status = new("site7", _messaging, _time);
    }

    public async ValueTask DisposeAsync()
    {
        await _messaging.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void Is_told_anew_when_one_is_lost_and_when_it_is_back()
    {
        Assert.False(_status.Observe("sim1", new() { State = ModemState.Probing }));
        Assert.False(_status.Observe("sim1", new() { State = ModemState.Ready }));
        Assert.False(_status.Observe("sim1", new() { State = ModemState.Ready, SignalDbm = -80 }));
        Assert.True(_status.Observe("sim1", new() { State = ModemState.Faulted, Reason = "no answer" }));
        Assert.False(_status.Observe("sim1", new() { State = ModemState.Probing, Reason = "pressing" }));
        Assert.Null(_status.Health().LastRecovery);
        _time.Advance(TimeSpan.FromSeconds(90));

        Assert.True(_status.Observe("sim1", new() { State = ModemState.Ready }));

        var recovery = _status.Health().LastRecovery;
        Assert.Equal(("sim1", _time.GetUtcNow(), "no answer"), (recovery?.Modem, recovery?.At, recovery?.Reason));
        Assert.Empty(recovery!.Steps);
    }

    [Fact]
    public void Names_the_steps_that_brought_one_back_and_not_those_of_an_earlier_time()
    {
        RecoveryAttempt old = new(RecoveryStep.Rail, "old", _time.GetUtcNow());
        var key = old with { Step = RecoveryStep.PowerKey, At = _time.GetUtcNow() + TimeSpan.FromMinutes(1) };
        _status.Observe("sim1", new() { State = ModemState.Ready, Recovery = Recovery(old) });
        _status.Observe("sim1", new() { State = ModemState.Faulted, Reason = "no answer", Recovery = Recovery(old) });

        _status.Observe("sim1", new() { State = ModemState.Ready, Recovery = Recovery(old, key) });

        Assert.Equal([RecoveryStep.PowerKey], _status.Health().LastRecovery!.Steps);
    }

    private static RecoveryStatus Recovery(params RecoveryAttempt[] steps) => new(steps, new Dictionary<RecoveryStep, int>(), 0);

    [Fact]
    public void Of_one_says_nothing_of_another()
    {
        _status.Observe("sim1", new() { State = ModemState.Ready });
        _status.Observe("sim1", new() { State = ModemState.Faulted, Reason = "gone" });

        Assert.False(_status.Observe("sim2", new() { State = ModemState.Ready }));
        Assert.Null(_status.Health().LastRecovery);
    }

    [Fact]
    public void Is_told_anew_when_its_notices_change()
    {
        Assert.False(_status.Observe("sim1", new() { State = ModemState.Ready }));
        Assert.True(_status.Observe("sim1", new() { State = ModemState.Ready, Barred = "+CMS ERROR: 8" }));
        Assert.False(_status.Observe("sim1", new() { State = ModemState.Ready, Barred = "+CMS ERROR: 8", SignalDbm = -80 }));
        Assert.True(_status.Observe("sim1", new() { State = ModemState.Ready }));
    }

    [Fact]
    public async Task Has_the_notices_of_each_with_its_name()
    {
        Assert.Null(_status.Health().Notices);
        await using var messaging = await Messaging.OpenAsync(
            new() { DataDirectory = _folder["low"] }, [new IdleModem("a"), new IdleModem("b") { Status = Full }], _time,
            NullLoggerFactory.Instance, TestContext.Current.CancellationToken);

        var health = new AgentStatus("site7", messaging, _time).Health();

        Assert.Equal(["b: the message storage is nearly full: 40 of 40"], health.Notices);
    }

    [Fact]
    public async Task Counts_what_waits_and_for_how_long()
    {
        await _messaging.SendAsync(new() { To = ["+4790012345"], Text = "x", Source = "test" }, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(75));

        var health = _status.Health();

        Assert.Equal((1, 75L, 75L, 1L), (health.Queued, health.OldestQueuedAge, health.Uptime, health.Accepted));
    }
}
