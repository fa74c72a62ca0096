using System.IO.Pipelines;
using IotSms.Modem.Uart;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Modem.Tests.Uart;

/// <summary>A driver of which open(2) or close(2) does not return.</summary>
public sealed class PortsThatHang
{
    private static readonly UartSettings Settings = new("/dev/ttyUSB7", 115200);
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_close_that_hangs_lets_its_caller_go_and_keeps_the_port_from_being_opened()
    {
        var hangs = new TaskCompletionSource();
        var opened = 0;
        var port = new BoundedPort((_, _) =>
        {
            opened++;
            return ValueTask.FromResult<IUart>(new SlowUart(hangs.Task));
        }, _time);
        var line = await port.OpenAsync(Settings, TestContext.Current.CancellationToken);

        var closing = line.DisposeAsync().AsTask();
        Assert.False(closing.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(6));
        await closing;

        var refusal = await Assert.ThrowsAsync<UartException>(async () => await port.OpenAsync(Settings, CancellationToken.None));
        Assert.Equal(UartError.Busy, refusal.Error);
        Assert.Contains("/dev/ttyUSB7", refusal.Message);
        Assert.Equal(1, opened);
        hangs.SetResult();
        await port.OpenAsync(Settings, TestContext.Current.CancellationToken);
        Assert.Equal(2, opened);
    }

    [Fact]
    public async Task An_open_that_hangs_is_given_up_and_closed_when_it_comes_back()
    {
        var opening = new TaskCompletionSource<IUart>();
        var late = new SlowUart(Task.CompletedTask);
        var port = new BoundedPort((_, _) => new ValueTask<IUart>(opening.Task), _time);

        var waiting = port.OpenAsync(Settings, TestContext.Current.CancellationToken).AsTask();
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(UartError.Busy, (await Assert.ThrowsAsync<UartException>(() => waiting)).Error);

        await Assert.ThrowsAsync<UartException>(async () => await port.OpenAsync(Settings, CancellationToken.None));
        opening.SetResult(late);
        await late.Closed.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Who_is_asked_to_stop_does_not_wait_for_an_open_that_hangs()
    {
        using var stop = new CancellationTokenSource();
        var port = new BoundedPort((_, _) => new ValueTask<IUart>(new TaskCompletionSource<IUart>().Task), _time);
        var waiting = port.OpenAsync(Settings, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task What_the_driver_says_of_a_port_is_passed_on()
    {
        var port = new BoundedPort((_, _) => throw new UartException(UartError.NotFound, "/dev/ttyUSB7", "no such device"), _time);
        var refusal = await Assert.ThrowsAsync<UartException>(async () => await port.OpenAsync(Settings, CancellationToken.None));
        Assert.Equal(UartError.NotFound, refusal.Error);
    }

    private sealed class SlowUart(Task closed) : IUart
    {
        private readonly TaskCompletionSource _closed = new();

        public Task Closed => _closed.Task;

        public PipeReader Input { get; } = new Pipe().Reader;

        public ValueTask WriteAsync(ReadOnlyMemory<byte> octets, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            await closed;
            _closed.TrySetResult();
        }
    }
}
