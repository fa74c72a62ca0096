using System.Net.Sockets;
using System.Text.Json.Nodes;
using IotSms.Agent.Documents;
using IotSms.Agent.Requests;
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
            string? line = await lines.ReadLineAsync(cancellationToken);
            while (line is not null)
            {
                // The next line is read meanwhile: its end says that nobody listens any more to what is being followed.
                using var listening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var next = lines.ReadLineAsync(cancellationToken).AsTask();
                var answering = AnswerAsync(line, stream, listening.Token, cancellationToken);
                if (await Task.WhenAny(next, answering) == next && (!next.IsCompletedSuccessfully || await next is null))
                {
                    await listening.CancelAsync();
                }

                await answering;
                line = await next;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            LogGone(log, gone.Message);
        }
    }

    private async Task AnswerAsync(string line, NetworkStream stream, CancellationToken listening, CancellationToken cancellationToken)
    {
        var (verb, payload, refusal) = ControlProtocol.ReadRequest(line);
        var outcome = refusal is not null ? new RequestOutcome.Refused(refusal)
            : verb == FollowVerb ? await follower.FollowAsync(
                payload, news => WriteAsync(stream, ControlProtocol.News, news, cancellationToken), listening)
            : await desk.HandleAsync(verb, payload, RequestOrigin.Cli, cancellationToken);
        await WriteAsync(stream,
            outcome is RequestOutcome.Answered ? ControlProtocol.Answer : ControlProtocol.Error, outcome.ToJson(), cancellationToken);
    }

    private static async Task WriteAsync(NetworkStream stream, string kind, JsonObject content, CancellationToken cancellationToken)
    {
        byte[] line = AgentJson.Bytes(new JsonObject { [kind] = content }, AgentJson.Contract.JsonObject);
        await stream.WriteAsync((byte[])[.. line, (byte)'\n'], cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A control connection ended: {Reason}")]
    private static partial void LogGone(ILogger logger, string reason);
}
