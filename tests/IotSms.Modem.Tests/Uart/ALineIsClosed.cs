using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Uart;

namespace IotSms.Modem.Tests.Uart;

/// <summary>By either driver; what recovery relies upon each time it opens the port again.</summary>
public sealed class ALineIsClosed
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(UartDriver.Tty)]
    [InlineData(UartDriver.SerialPort)]
    public async Task It_can_be_opened_again_at_once(UartDriver driver)
    {
        using var terminal = new Terminal();
        for (var i = 0; i < 3; i++)
        {
            var uart = await OpenAsync(driver, terminal.Path);
            await uart.WriteAsync("AT\r"u8.ToArray(), TestContext.Current.CancellationToken);
            Assert.Equal("AT\r"u8.ToArray(), terminal.Take(3));
            await CloseAsync(uart);
        }
    }

    [Theory]
    [InlineData(UartDriver.Tty)]
    [InlineData(UartDriver.SerialPort)]
    public async Task One_whose_device_went_away_is_closed_too_and_takes_nothing_more(UartDriver driver)
    {
        using var terminal = new Terminal();
        var uart = await OpenAsync(driver, terminal.Path);
        terminal.HangUp();
        await Assert.ThrowsAsync<UartException>(async () => await uart.Input.ReadAsync(TestContext.Current.CancellationToken));
        await CloseAsync(uart);
        var refusal = await Assert.ThrowsAsync<UartException>(
            async () => await uart.WriteAsync("AT\r"u8.ToArray(), TestContext.Current.CancellationToken));
        Assert.Equal(UartError.Gone, refusal.Error);
    }

    private static Task CloseAsync(IUart uart) =>
        uart.DisposeAsync().AsTask().WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task<IUart> OpenAsync(UartDriver driver, string path) => driver == UartDriver.Tty
        ? await RawTty.OpenAsync(new UartSettings(path, 115200), TestContext.Current.CancellationToken)
        : await SerialPortUart.OpenAsync(new UartSettings(path, 115200), TestContext.Current.CancellationToken);
}
