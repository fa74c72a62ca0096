using System.Text;
using IotSms.Modem.Uart;

namespace IotSms.Simulator.Tests.Hosts;

public sealed class SimulatedUartTests
{
    private static readonly UartSettings Settings = new("simulated", 115200);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_go_both_ways()
    {
        using var simulation = Make();
        await using var uart = await simulation.OpenAsync(Settings, Stop);
        await uart.WriteAsync("ATE0\r"u8.ToArray(), Stop);
        Assert.Equal("ATE0\r\r\nOK\r\n", await Hear(uart));
    }

    [Fact]
    public async Task A_second_one_cannot_open_the_line_until_the_first_has_closed_it()
    {
        using var simulation = Make();
        var first = await simulation.OpenAsync(Settings, Stop);
        Assert.Equal(UartError.Busy,
            (await Assert.ThrowsAsync<UartException>(async () => await simulation.OpenAsync(Settings, Stop))).Error);
        await first.DisposeAsync();
        await using var second = await simulation.OpenAsync(Settings, Stop);
        await second.WriteAsync("AT\r"u8.ToArray(), Stop);
        Assert.Equal("AT\r\r\nOK\r\n", await Hear(second));
    }

    [Fact]
    public async Task What_is_said_while_nobody_listens_is_lost()
    {
        using var simulation = Make();
        simulation.Urc("RING");
        await using var uart = await simulation.OpenAsync(Settings, Stop);
        await uart.WriteAsync("AT\r"u8.ToArray(), Stop);
        Assert.Equal("AT\r\r\nOK\r\n", await Hear(uart));
    }

    [Fact]
    public async Task An_unplugged_device_breaks_the_line_and_is_not_found_until_it_is_back()
    {
        using var simulation = Make();
        var uart = await simulation.OpenAsync(Settings, Stop);
        simulation.Unplug();
        Assert.Equal(UartError.Gone, (await Assert.ThrowsAsync<UartException>(async () => await uart.Input.ReadAsync(Stop))).Error);
        Assert.Equal(UartError.Gone,
            (await Assert.ThrowsAsync<UartException>(async () => await uart.WriteAsync("AT\r"u8.ToArray(), Stop))).Error);
        Assert.Equal(UartError.NotFound,
            (await Assert.ThrowsAsync<UartException>(async () => await simulation.OpenAsync(Settings, Stop))).Error);
        simulation.PlugIn();
        await using var again = await simulation.OpenAsync(Settings, Stop);
        await again.WriteAsync("AT\r"u8.ToArray(), Stop);
        Assert.Equal("AT\r\r\nOK\r\n", await Hear(again));
    }

    [Fact]
    public void Unplugged_twice_is_unplugged_and_plugged_in_twice_is_plugged_in()
    {
        using var simulation = Make();
        simulation.PlugIn();
        simulation.Unplug();
        simulation.Unplug();
        simulation.PlugIn();
        simulation.PlugIn();
        Assert.True(simulation.Plugged.TryRead(out var isThere) && !isThere);
        Assert.True(simulation.Plugged.TryRead(out isThere) && isThere);
        Assert.False(simulation.Plugged.TryRead(out _));
    }

    [Fact]
    public async Task At_another_rate_there_is_only_noise()
    {
        using var simulation = new Simulation(
            new SimulatorOptions { CommandTime = TimeSpan.Zero, CheckBaudRate = true }, TimeProvider.System);
        await using (var wrong = await simulation.OpenAsync(Settings with { BaudRate = 9600 }, Stop))
        {
            await wrong.WriteAsync("AT\r"u8.ToArray(), Stop);
            simulation.Urc("RING");
            var heard = await wrong.Input.ReadAtLeastAsync(8, Stop);
            Assert.All(heard.Buffer.FirstSpan.ToArray(), octet => Assert.Contains(octet, (byte[])[0xFF, 0x00, (byte)'~']));
        }

        await using var right = await simulation.OpenAsync(Settings, Stop);
        await right.WriteAsync("AT\r"u8.ToArray(), Stop);
        Assert.Equal("AT\r\r\nOK\r\n", await Hear(right));
    }

    [Fact]
    public async Task A_module_that_stops_reading_makes_writes_wait()
    {
        using var simulation = Make();
        await using var uart = await simulation.OpenAsync(Settings, Stop);
        simulation.IsReading = false;
        var writing = uart.WriteAsync("ATE0\r"u8.ToArray(), Stop).AsTask();
        Assert.False(writing.IsCompleted);
        simulation.IsReading = true;
        await writing;
        Assert.Equal("ATE0\r\r\nOK\r\n", await Hear(uart));
    }

    private static Simulation Make() => new(new SimulatorOptions { CommandTime = TimeSpan.Zero }, TimeProvider.System);

    private static async Task<string> Hear(IUart uart)
    {
        var heard = new StringBuilder();
        while (!heard.ToString().EndsWith("OK\r\n", StringComparison.Ordinal))
        {
            var result = await uart.Input.ReadAsync(Stop);
            foreach (var segment in result.Buffer)
                heard.Append(Encoding.Latin1.GetString(segment.Span));
            uart.Input.AdvanceTo(result.Buffer.End);
        }

        return heard.ToString();
    }
}
