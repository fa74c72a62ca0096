using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Uart;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Modem.Tests.Uart;

/// <summary>Both drivers on a pseudo-terminal.</summary>
public sealed class RawTtyTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<UartDriver> Drivers => [UartDriver.Tty, UartDriver.SerialPort];

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Every_byte_value_passes_both_ways_unchanged(UartDriver driver)
    {
        using var terminal = new Terminal();
        await using var uart = await OpenAsync(driver, terminal.Path);
        var all = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        await uart.WriteAsync(all, TestContext.Current.CancellationToken);
        Assert.Equal(all, terminal.Take(256));
        terminal.Send(all);
        Assert.Equal(all, await ReadAsync(uart.Input, 256));
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_device_that_hangs_up_ends_the_input_with_gone(UartDriver driver)
    {
        using var terminal = new Terminal();
        await using var uart = await OpenAsync(driver, terminal.Path);
        terminal.Send("\r\nRDY\r\n"u8);
        Assert.Equal("\r\nRDY\r\n", Encoding.ASCII.GetString(await ReadAsync(uart.Input, 7)));
        terminal.HangUp();
        var end = await Assert.ThrowsAsync<UartException>(() => ReadAsync(uart.Input, 1));
        Assert.Equal(UartError.Gone, end.Error);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_missing_device_is_not_found(UartDriver driver)
    {
        var refusal = await Assert.ThrowsAsync<UartException>(() => OpenAsync(driver, "/dev/no-such-port"));
        Assert.Equal(UartError.NotFound, refusal.Error);
        Assert.Contains("/dev/no-such-port", refusal.Message);
    }

    [Fact]
    public async Task A_file_is_no_terminal()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal(UartError.NotATerminal, (await Assert.ThrowsAsync<UartException>(() => OpenAsync(UartDriver.Tty, file))).Error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_second_agent_on_the_same_port_is_kept_out()
    {
        using var terminal = new Terminal();
        await using (await OpenAsync(UartDriver.Tty, terminal.Path))
        {
            Assert.Equal(UartError.Busy, (await Assert.ThrowsAsync<UartException>(() => OpenAsync(UartDriver.Tty, terminal.Path))).Error);
        }

        await using var again = await OpenAsync(UartDriver.Tty, terminal.Path);
        await again.WriteAsync("AT\r"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal("AT\r", Encoding.ASCII.GetString(terminal.Take(3)));
    }

    [Fact]
    public async Task Reads_that_are_canceled_again_and_again_lose_no_byte()
    {
        using var terminal = new Terminal();
        await using var uart = await OpenAsync(UartDriver.Tty, terminal.Path);
        var sent = new byte[20_000];
        new Random(7).NextBytes(sent);
        var sending = Task.Run(() =>
        {
            for (var i = 0; i < sent.Length; i += 40) terminal.Send(sent.AsSpan(i, 40));
        }, TestContext.Current.CancellationToken);
        List<byte> got = [];
        while (got.Count < sent.Length)
        {
            uart.Input.CancelPendingRead();
            var read = await uart.Input.ReadAsync(TestContext.Current.CancellationToken);
            got.AddRange(read.Buffer.ToArray());
            uart.Input.AdvanceTo(read.Buffer.End);
            if (read.Buffer.IsEmpty) await Task.Yield();
        }

        await sending;
        Assert.Equal(sent, got);
    }

    [Fact]
    public async Task A_write_larger_than_the_drivers_buffer_waits_until_all_is_taken()
    {
        using var terminal = new Terminal();
        await using var uart = await OpenAsync(UartDriver.Tty, terminal.Path);
        var sent = new byte[300_000];
        new Random(8).NextBytes(sent);
        var writing = uart.WriteAsync(sent, TestContext.Current.CancellationToken).AsTask();
        var taken = await Task.Run(() => terminal.Take(sent.Length), TestContext.Current.CancellationToken);
        await writing.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal(sent, taken);
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task A_device_that_takes_no_bytes_is_given_up(UartDriver driver)
    {
        using var terminal = new Terminal();
        var time = new FakeTimeProvider();
        var settings = new UartSettings(terminal.Path, 115200);
        var uart = driver == UartDriver.Tty
            ? await RawTty.OpenAsync(settings, time, CancellationToken.None)
            : await SerialPortUart.OpenAsync(settings, time, CancellationToken.None);
        var writing = uart.WriteAsync(new byte[300_000], CancellationToken.None).AsTask();
        await PassAsync(time, writing);
        Assert.Equal(UartError.WriteTimeout, (await Assert.ThrowsAsync<UartException>(() => writing)).Error);
        terminal.HangUp();
        await PassAsync(time, uart.DisposeAsync().AsTask());
    }

    [Fact]
    public async Task A_write_that_waits_for_room_can_be_canceled_and_is_ended_by_closing()
    {
        using var terminal = new Terminal();
        var uart = await OpenAsync(UartDriver.Tty, terminal.Path);
        using var cancel = new CancellationTokenSource();
        var canceled = uart.WriteAsync(new byte[300_000], cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
        var closed = uart.WriteAsync(new byte[300_000], CancellationToken.None).AsTask();
        await uart.DisposeAsync();
        Assert.Equal(UartError.Gone, (await Assert.ThrowsAsync<UartException>(() => closed)).Error);
    }

    private static async Task PassAsync(FakeTimeProvider time, Task task)
    {
        while (!task.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_closed_line_takes_nothing_more()
    {
        using var terminal = new Terminal();
        var uart = await OpenAsync(UartDriver.Tty, terminal.Path);
        await uart.DisposeAsync();
        await uart.DisposeAsync();
        Assert.Equal(UartError.Gone,
            (await Assert.ThrowsAsync<UartException>(async () => await uart.WriteAsync("AT\r"u8.ToArray(), CancellationToken.None))).Error);
    }

    [Theory]
    [InlineData(9600)]
    [InlineData(115200)]
    [InlineData(250000)]
    public async Task Any_rate_can_be_set(int rate)
    {
        using var terminal = new Terminal();
        await using var uart = await RawTty.OpenAsync(new UartSettings(terminal.Path, rate), TestContext.Current.CancellationToken);
        terminal.Send("x"u8);
        Assert.Equal("x"u8.ToArray(), await ReadAsync(uart.Input, 1));
    }

    private static async Task<IUart> OpenAsync(UartDriver driver, string path)
    {
        var settings = new UartSettings(path, 115200);
        return driver == UartDriver.Tty
            ? await RawTty.OpenAsync(settings, CancellationToken.None)
            : await SerialPortUart.OpenAsync(settings, CancellationToken.None);
    }

    private static async Task<byte[]> ReadAsync(PipeReader input, int count)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var read = await input.ReadAtLeastAsync(count, limit.Token);
        var octets = read.Buffer.ToArray();
        input.AdvanceTo(read.Buffer.End);
        return octets;
    }
}
