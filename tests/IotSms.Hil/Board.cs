using System.Net.Sockets;
using IotSms.EndToEnd.Harness;
using IotSms.Simulator;

namespace IotSms.Hil;

/// <summary>
/// A Raspberry Pi 3 that QEMU emulates, with its power on: a real kernel with GPIO lines, a UART and perhaps an SD card, all
/// wired to a simulated module. Ends as a board does whose power is cut: at once.
/// </summary>
internal sealed class Board : IAsyncDisposable
{
    private readonly RunningProcess _qemu;
    private readonly TempFolder _sockets;
    private readonly CancellationTokenSource _gone = new();
    private readonly Simulation _module;
    private readonly Task _wires;

    private Board(RunningProcess qemu, TempFolder sockets, Stream[] streams, Simulation module, Transcript transcript)
    {
        (_qemu, _sockets, _module) = (qemu, sockets, module);
        Guest = new Guest(streams[0], transcript);
        var pins = new Qtest(streams[2]);
        PowerLines = new PowerLines(pins, module, transcript);
        SiteLines = new SiteLines(pins, transcript);
        Task[] wires =
        [
            Guest.RunAsync(_gone.Token),
            new UartWire(streams[1], module, transcript).RunAsync(_gone.Token),
            PowerLines.RunAsync(_gone.Token),
        ];
        _wires = Task.WhenAll(wires);
        Ended = Task.WhenAny(wires).Unwrap();
    }

    /// <summary>Completes, or fails, when the board is gone or one of its wires.</summary>
    public Task Ended { get; }

    public Guest Guest { get; }

    public PowerLines PowerLines { get; }

    public SiteLines SiteLines { get; }

    /// <summary>Switches one on.</summary>
    /// <param name="files">The folder with <c>kernel</c>, <c>board.dtb</c> and <c>initramfs.cpio</c>.</param>
    /// <param name="card">The file that is its SD card; null for none.</param>
    /// <param name="module">The module it is wired to.</param>
    /// <param name="transcript">Where all that happens is written.</param>
    public static async Task<Board> StartAsync(string files, string? card, Simulation module, Transcript transcript)
    {
        var sockets = new TempFolder();
        string[] names = ["console", "uart", "qtest"];
        // Never KVM: where /dev/kvm exists it may still not boot this kernel. The limit ends a machine whose host was killed.
        var qemu = RunningProcess.Start("prlimit",
        [
            $"--cpu={Limits.Scenario.TotalSeconds:0}", "qemu-system-aarch64",
            "-M", "raspi3b", "-accel", "tcg", "-display", "none", "-monitor", "none", "-no-reboot", "-qtest-log", "none",
            "-kernel", Path.Combine(files, "kernel"), "-dtb", Path.Combine(files, "board.dtb"),
            "-initrd", Path.Combine(files, "initramfs.cpio"), "-append", "console=ttyS1,115200 quiet loglevel=1 panic=-1",
            "-serial", Socket("uart"), "-serial", Socket("console"), "-qtest", Socket("qtest"),
            .. card is null ? (string[])[] : ["-drive", $"if=sd,format=raw,file={card}"],
        ]);
        try
        {
            var streams = await Task.WhenAll(names.Select(name => ConnectAsync(sockets[name], qemu)));
            transcript.Add("host", "the board's power is on");
            return new Board(qemu, sockets, streams, module, transcript);
        }
        catch
        {
            await qemu.DisposeAsync();
            sockets.Dispose();
            throw;
        }

        string Socket(string name) => $"unix:{sockets[name]},server=on,wait=off";
    }

    /// <summary>The power fails: SIGKILL to QEMU. The lines fall with it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _qemu.DisposeAsync();
        await _gone.CancelAsync();
        await _wires.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _module.ReleasePowerKey();
        _sockets.Dispose();
        _gone.Dispose();
    }

    // QEMU makes its sockets in its own time, before the guest runs.
    private static async Task<Stream> ConnectAsync(string path, RunningProcess qemu)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        for (var tries = 0; tries < 400; tries++)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException)
            {
                socket.Dispose();
                await timer.WaitForNextTickAsync();
            }
        }

        throw new ScenarioException($"QEMU does not start: {string.Join('\n', qemu.Errors.Lines)}");
    }
}
