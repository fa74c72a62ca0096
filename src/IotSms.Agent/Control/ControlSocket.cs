using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using IotSms.Agent.Documents;
using IotSms.Agent.Requests;
using IotSms.Gateway;
using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Control;

/// <summary>The Unix domain socket by which the command line talks to the agent; only its owner may.</summary>
internal sealed partial class ControlSocket(string path, RequestDesk desk, Follower follower, ILogger<ControlSocket> log)
{
    private const string FollowVerb = "follow";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Serves whoever connects, until cancelled.</summary>
    /// <exception cref="IOException">The socket can't be made.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var listener = Listen();
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptAsync(cancellationToken), cancellationToken);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private Socket Listen()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            // The store's lock has shown that no other agent lives here: what lies there is left from one that was killed.
            File.Delete(path);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, OwnerOnly);
            }

            listener.Listen();
            return listener;
        }
        catch (Exception failed) when (failed is SocketException or UnauthorizedAccessException or ArgumentException)
        {
            listener.Dispose();
            throw new IOException($"The control socket {path} can't be made: {failed.Message}", failed);
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            using var lines = new StreamReader(stream);
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                await AnswerAsync(line, stream, cancellationToken);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            LogGone(log, gone.Message);
        }
    }

    private async Task AnswerAsync(string line, NetworkStream stream, CancellationToken cancellationToken)
    {
        RequestOutcome outcome;
        try
        {
            using var request = JsonDocument.Parse(line);
            string verb = request.RootElement.GetProperty(ControlProtocol.Verb).GetString() ?? "";
            var payload = request.RootElement.GetProperty(ControlProtocol.Payload);
            outcome = verb == FollowVerb
                ? await follower.FollowAsync(payload, news => WriteAsync(stream, ControlProtocol.News, news, cancellationToken), cancellationToken)
                : await desk.HandleAsync(verb, payload, RequestOrigin.Cli, cancellationToken);
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            outcome = new RequestOutcome.Refused(new Refusal("bad-json", null, malformed.Message, "write {\"verb\":\"...\",\"payload\":{...}} in one line"));
        }

        await WriteAsync(stream, outcome is RequestOutcome.Answered ? ControlProtocol.Answer : ControlProtocol.Error, outcome.ToJson(), cancellationToken);
    }

    private static async Task WriteAsync(NetworkStream stream, string kind, JsonObject content, CancellationToken cancellationToken)
    {
        byte[] line = AgentJson.Bytes(new JsonObject { [kind] = content }, AgentJson.Contract.JsonObject);
        await stream.WriteAsync((byte[])[.. line, (byte)'\n'], cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A control connection ended: {Reason}")]
    private static partial void LogGone(ILogger logger, string reason);
}
