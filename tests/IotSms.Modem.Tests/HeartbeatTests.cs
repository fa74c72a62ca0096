using System.IO.Pipelines;
using IotSms.Modem.Uart;
using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Modem.Tests;

public sealed class HeartbeatTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Is_overdue_when_the_loop_has_not_come_round_in_its_turn_and_not_before_its_first()
    {
        var time = new FakeTimeProvider();
        var heart = new Heartbeat(time);
        time.Advance(TimeSpan.FromDays(1));
        Assert.False(heart.IsOverdue);
        heart.Beat();
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.False(heart.IsOverdue);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(heart.IsOverdue);
        heart.Beat(TimeSpan.FromHours(1));
        time.Advance(TimeSpan.FromHours(1));
        Assert.False(heart.IsOverdue);
        time.Advance(TimeSpan.FromMinutes(6));
        Assert.True(heart.IsOverdue);
    }

    [Fact]
    public async Task A_quiet_module_and_a_submission_that_waits_long_are_no_standstill()
    {
        await using var site = new Site(ModuleProfile.Sim800, settings: settings => settings with
        {
            RefreshInterval = TimeSpan.FromHours(5), SweepInterval = TimeSpan.FromHours(5), LivenessInterval = TimeSpan.FromMinutes(20),
        });
        await site.UntilAsync(ModemState.Ready);
        await BeatsOnAsync(site, TimeSpan.FromMinutes(45));
        site.Module.Add(new SubmitFault(SubmitVerdict.Usual with { Delay = TimeSpan.FromSeconds(170) }));
        var submitting = site.Submit();
        await BeatsOnAsync(site, TimeSpan.FromMinutes(6));
        Assert.IsType<SubmitOutcome.Accepted>(await submitting);
    }

    [Fact]
    public async Task A_module_that_never_answers_is_no_standstill_however_long_it_is_left_alone()
    {
        await using var site = new Site(ModuleProfile.Sim800, before: module => module.Add(new SilentHang()));
        await BeatsOnAsync(site, TimeSpan.FromMinutes(30));
        Assert.Contains(ModemState.Faulted, site.States);
    }

    [Fact]
    public async Task A_write_that_never_returns_is_a_standstill()
    {
        var time = new FakeTimeProvider();
        var uart = new DeadUart();
        await using var modem = new CellularModem(
            new ModemSettings { Name = "sim1", Port = "simulated" }, (_, _) => ValueTask.FromResult<IUart>(uart), time,
            NullLogger<CellularModem>.Instance);
        using var stop = new CancellationTokenSource();
        var running = modem.RunAsync(stop.Token);
        await uart.Written.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.False(modem.Heartbeat.IsOverdue);

        time.Advance(TimeSpan.FromMinutes(6));

        Assert.True(modem.Heartbeat.IsOverdue);
        await stop.CancelAsync();
        await running.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private static async Task BeatsOnAsync(Site site, TimeSpan time)
    {
        for (var end = site.Time.GetUtcNow() + time; site.Time.GetUtcNow() < end;)
        {
            await site.Time.PassAsync(TimeSpan.FromMinutes(3));
            Assert.False(site.Modem.Heartbeat.IsOverdue);
        }
    }

    private sealed class DeadUart : IUart
    {
        private readonly TaskCompletionSource _written = new();

        public Task Written => _written.Task;

        public PipeReader Input { get; } = new Pipe().Reader;

        public async ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken)
        {
            _written.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
