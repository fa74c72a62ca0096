using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using IotSms.Agent.Documents;

namespace IotSms.Agent.Control;

/// <summary>Asks the running agent something.</summary>
internal sealed class ControlClient : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly StreamReader _lines;

    private ControlClient(Socket socket)
    {
        _stream = new(socket, ownsSocket: true);
        _lines = new(_stream);
    }

    /// <summary>Connects to the agent's socket.</summary>
    /// <exception cref="AgentAbsentException">No agent listens there, or this user may not talk to it.</exception>
    public static async Task<ControlClient> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(path) is 0 or > ControlProtocol.LongestPath)
        {
            throw new AgentAbsentException($"no agent listens at \"{path}\": no socket can have this path");
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new(socket);
        }
        catch (SocketException failed)
        {
            socket.Dispose();
            throw failed.SocketErrorCode == SocketError.AccessDenied
                ? new AgentAbsentException($"this user may not talk to the agent at {path}; use sudo", failed) { IsForbidden = true }
                : new AgentAbsentException(
                    $"no agent listens at {path}; start it (sudo systemctl start iotsms, or iotsms run), "
                    + "or name its configuration by --config", failed);
        }
    }

    /// <summary>Asks, and waits for the answer; what comes before it is handed to <paramref name="news"/>.</summary>
    /// <exception cref="AgentAbsentException">The agent went away.</exception>
    public async Task<ControlReply> AskAsync(string verb, JsonObject payload, Action<JsonObject>? news, CancellationToken cancellationToken)
    {
        try
        {
            byte[] request = AgentJson.Bytes(ControlProtocol.Request(verb, payload), AgentJson.Contract.JsonObject);
            await _stream.WriteAsync((byte[])[.. request, (byte)'\n'], cancellationToken);
            while (await _lines.ReadLineAsync(cancellationToken) is { } line)
            {
                var reply = JsonNode.Parse(line)!.AsObject();
                if (reply[ControlProtocol.Answer] is JsonObject answer)
                {
                    return new ControlReply.Answered(answer);
                }

                if (reply[ControlProtocol.Error] is JsonObject error)
                {
                    return new ControlReply.Refused(error);
                }

                if (reply[ControlProtocol.News] is JsonObject told)
                {
                    news?.Invoke(told);
                }
            }
        }
        catch (IOException broken)
        {
            throw new AgentAbsentException("the agent went away before it answered", broken);
        }

        throw new AgentAbsentException("the agent went away before it answered");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lines.Dispose();
        _stream.Dispose();
    }
}
