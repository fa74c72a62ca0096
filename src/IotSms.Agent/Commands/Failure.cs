using System.Net.Sockets;
using IotSms.Agent.Control;
using IotSms.Gateway.Storage;

namespace IotSms.Agent.Commands;

/// <summary>What an exception means to whoever called the program: an exit code and one line.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Line">What went wrong and what to do.</param>
internal sealed record Failure(int ExitCode, string Line)
{
    /// <summary>Describes an exception.</summary>
    public static Failure Of(Exception exception) => exception switch
    {
        AgentAbsentException => new(Agent.ExitCode.Unavailable, exception.Message),
        StoreException { Error: StoreError.InUse } => new(
            Agent.ExitCode.TryLater, $"{exception.Message} Stop the other agent, or give this one its own Agent:DataDirectory."),
        StoreException { Error: StoreError.DiskFull } => new(Agent.ExitCode.TryLater, $"{exception.Message} Make room, then try again."),
        StoreException { Error: StoreError.ReadOnly } => new(
            Agent.ExitCode.TryLater, $"{exception.Message} Look at dmesg, and mount it writable again: sudo mount -o remount,rw."),
        StoreException => new(Agent.ExitCode.Io, exception.Message),
        FormatException => new(Agent.ExitCode.BadConfiguration, exception.Message),
        IOException or UnauthorizedAccessException or SocketException => new(Agent.ExitCode.Io, exception.Message),
        _ => new(Agent.ExitCode.Internal, $"a bug: {exception.GetType().Name}: {exception.Message} {Place(exception)}"),
    };

    private static string Place(Exception exception) => exception.StackTrace?.Split('\n')[0].Trim() ?? "";
}
