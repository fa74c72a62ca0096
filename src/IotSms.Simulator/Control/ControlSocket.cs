using System.Net.Sockets;
using System.Text;

namespace IotSms.Simulator.Control;

/// <summary>The control socket: Unix domain, a JSON object a line, one answer line to each, any number of callers.</summary>
internal sealed class ControlSocket : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _listener;
    private readonly string _path;
    private readonly Simulation _simulation;
    private readonly Task _accepting;

    private ControlSocket(Socket listener, string path, Simulation simulation)
    {
        _listener = listener;
        _path = path;
        _simulation = simulation;
        _accepting = AcceptAsync();
    }

    public static ControlSocket Listen(string path, Simulation simulation)
    {
        MakeRoom(path);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listener.Bind(new UnixDomainSocketEndPoint(path));
            listener.Listen();
        }
        catch (SocketException e)
        {
            listener.Dispose();
            throw new IOException($"{path}: {e.Message}", e);
        }

        return new ControlSocket(listener, path, simulation);
    }

    // What a simulation that died left behind goes; one that lives keeps its socket, and a file is no socket.
    private static void MakeRoom(string path)
    {
        if (!File.Exists(path))
            return;
        if (new FileInfo(path).Length > 0)
            throw new IOException($"{path}: is a file of its own, not a socket; give another path");
        using var caller = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            caller.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException)
        {
            File.Delete(path);
            return;
        }

        throw new IOException($"{path}: another simulation answers there; stop it, or give another path");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        _stop.Dispose();
        File.Delete(_path);
    }

    private async Task AcceptAsync()
    {
        var callers = new List<Task>();
        try
        {
            while (true)
            {
                var caller = await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                callers.RemoveAll(task => task.IsCompleted);
                callers.Add(ServeAsync(caller));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(callers).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(Socket caller)
    {
        try
        {
            await using var stream = new NetworkStream(caller, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (await reader.ReadLineAsync(_stop.Token).ConfigureAwait(false) is { } line)
            {
                if (line.Length > 0)
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(_simulation.Control(line) + "\n"), _stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The caller left, or the simulation ends.
        }
    }
}
