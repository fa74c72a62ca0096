using System.Diagnostics;
using IotSms.Modem.Tests.Fakes;
using IotSms.Modem.Uart;
using Microsoft.Extensions.Logging.Abstractions;

namespace IotSms.Modem.Tests.Uart;

/// <summary>Another process has the port.</summary>
public sealed class PortsThatAreTaken
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Who_locks_it_is_named_and_once_he_is_gone_it_opens()
    {
        using var terminal = new Terminal();
        using (var thief = Steal("flock", ["--no-fork", terminal.Path, "sleep", "600"], terminal.Path))
        {
            var refusal = await Assert.ThrowsAsync<UartException>(() => OpenAsync(terminal.Path));
            Assert.Equal(UartError.Busy, refusal.Error);
            Assert.Contains($"(process {thief.Id}) holds the line", refusal.Message);
            thief.Kill();
            await thief.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var uart = await OpenAsync(terminal.Path);
    }

    [Fact]
    public async Task Who_reads_along_is_blamed_for_the_silence_and_not_the_module()
    {
        using var terminal = new Terminal();
        using var thief = Steal("sh", ["-c", "exec sleep 600 <\"$0\"", terminal.Path], terminal.Path);
        var time = new DiscreteTime();
        var settings = new ModemSettings { Name = "sim1", Port = terminal.Path, AwaitLateAnswer = false };
        await using var modem = new CellularModem(settings, time, NullLogger<CellularModem>.Instance);
        using var stop = new CancellationTokenSource();
        var running = modem.RunAsync(stop.Token);

        // Long enough for the whole ladder of a module that is silent by itself.
        for (var faults = 0; faults < 6; faults++)
        {
            await time.UntilAsync(() => modem.Status.State == ModemState.Faulted, TimeSpan.FromMinutes(10));
            Assert.Contains($"(process {thief.Id}) reads the line too", modem.Status.Reason, StringComparison.Ordinal);
            Assert.Contains("the port is opened again", modem.Status.Reason, StringComparison.Ordinal);
            await time.UntilAsync(() => modem.Status.State != ModemState.Faulted, TimeSpan.FromMinutes(10));
        }

        thief.Kill();
        await thief.WaitForExitAsync(TestContext.Current.CancellationToken);
        await time.UntilAsync(
            () => modem.Status.Reason?.Contains("does not answer AT", StringComparison.Ordinal) ?? false, TimeSpan.FromMinutes(10));
        await stop.CancelAsync();
        await running.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private static async Task<IUart> OpenAsync(string path) =>
        await RawTty.OpenAsync(new UartSettings(path, 115200), TestContext.Current.CancellationToken);

    // Returns once it has the device open.
    private static Process Steal(string program, string[] arguments, string device)
    {
        var thief = Process.Start(new ProcessStartInfo(program, arguments))!;
        Assert.True(SpinWait.SpinUntil(() => LineHolders.Of(device).Any(holder => holder == (thief.Id, "sleep")), Patience));
        return thief;
    }
}
