using Microsoft.Extensions.Logging;

namespace IotSms.Agent.Hosting;

/// <summary>
/// The end of the store: a disk that hangs must not keep a program that has failed from ending, or nobody starts it anew.
/// </summary>
internal static partial class Closing
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Lets go of the store, or of waiting for it.</summary>
    public static async Task OfAsync(IAsyncDisposable agent, TimeProvider time, ILogger log)
    {
        try
        {
            await agent.DisposeAsync().AsTask().WaitAsync(Patience, time);
            LogStopped(log);
        }
        catch (TimeoutException)
        {
            LogNotClosed(log);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped; everything is on disk.")]
    private static partial void LogStopped(ILogger logger);

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Stopped without the store: the disk does not answer. Its log is taken up at the next start.")]
    private static partial void LogNotClosed(ILogger logger);
}
