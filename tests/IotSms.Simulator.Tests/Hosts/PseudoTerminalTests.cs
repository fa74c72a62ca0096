using System.Text;
using IotSms.Simulator.Profiles;

namespace IotSms.Simulator.Tests.Hosts;

public sealed class PseudoTerminalTests
{
    [Theory]
    [InlineData("sim800")]
    [InlineData("sim7600")]
    public async Task A_program_that_opens_the_device_is_answered_and_so_is_the_next_after_it_died(string profile)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var link = Path.Combine(Path.GetTempPath(), $"iotsms-{Guid.NewGuid():N}");
        var output = new ReadyWriter();
        var running = SimulatorHost.RunAsync(new SimulatorOptions { Profile = ModuleProfile.Find(profile)!, Link = link }, output, TimeProvider.System, stop.Token);
        Assert.StartsWith("ready /dev/pts/", await output.Ready, StringComparison.Ordinal);

        for (var program = 0; program < 3; program++)
        {
            await using var device = new FileStream(link, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            await device.WriteAsync("AT\r"u8.ToArray(), stop.Token);
            var heard = new StringBuilder();
            var buffer = new byte[64];
            while (!heard.ToString().EndsWith("OK\r\n", StringComparison.Ordinal))
                heard.Append(Encoding.Latin1.GetString(buffer, 0, await device.ReadAsync(buffer, stop.Token)));
            Assert.Equal("AT\r\r\nOK\r\n", heard.ToString());
        }

        await stop.CancelAsync();
        await running;
        Assert.False(Path.Exists(link));
    }

    private sealed class ReadyWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Ready => _ready.Task;

        public override Task WriteLineAsync(string? value)
        {
            _ready.TrySetResult(value!);
            return Task.CompletedTask;
        }
    }
}
