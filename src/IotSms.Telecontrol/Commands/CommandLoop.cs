using System.Collections.Concurrent;
using IotSms.Gateway;
using IotSms.Gateway.Storage;
using IotSms.Telecontrol.Access;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Commands;

/// <summary>
/// Incoming messages to the desk, and its answers back as messages: those of one sender one after the other, those of several side by side.
/// A message is ticked off once its answer is on disk; what the end of the program interrupts is told again, and the desk knows it again.
/// </summary>
internal sealed partial class CommandLoop(Messaging messaging, CommandDesk desk, ILogger logger)
{
    private const string Subscriber = "site";

    /// <summary>Messages in hand at once.</summary>
    private const int Window = 8;

    private static readonly TimeSpan DiskPause = TimeSpan.FromSeconds(30);

    /// <summary>Takes messages until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var room = new SemaphoreSlim(Window);
        var lastOf = new ConcurrentDictionary<string, Task>(StringComparer.Ordinal);
        await foreach (var news in messaging.Events.ReadAsync(Subscriber, cancellationToken).ConfigureAwait(false))
        {
            if (news is GatewayEvent.MessageReceived { Message: var message } && MayCommand(message))
            {
                await room.WaitAsync(cancellationToken).ConfigureAwait(false);
                var before = lastOf.GetValueOrDefault(message.From, Task.CompletedTask);
                var task = Task.Run(() => TakeAsync(message, before, room, cancellationToken), CancellationToken.None);
                lastOf[message.From] = task;
                _ = task.ContinueWith(
                    _ => lastOf.TryRemove(new(message.From, task)), CancellationToken.None, TaskContinuationOptions.None,
                    TaskScheduler.Default);
            }
            else
            {
                messaging.Events.Acknowledge(Subscriber, news.Revision);
            }
        }
    }

    /// <summary>
    /// Whether it may be a person's: a whole text from a telephone number. Short codes and names are machines; an answer to one is
    /// answered by it, and so on.
    /// </summary>
    private static bool MayCommand(IncomingMessage message) =>
        message is { Text: { Length: > 0 }, Port: null, Complete: true }
        && message.From.TrimStart('+') is { Length: >= 7 } digits && digits.All(char.IsAsciiDigit);

    // Some networks show numbers of their own country without its code.
    private Approach ApproachOf(IncomingMessage message) =>
        new(message.Id, Via.Sms, messaging.NumberOf(message.From), null, message.Text!) { ServiceCentreTime = message.ServiceCentreTime };

    private async Task TakeAsync(IncomingMessage message, Task before, SemaphoreSlim room, CancellationToken cancellationToken)
    {
        try
        {
            await before.ConfigureAwait(false);
            var afterwards = await HandleAsync(message, cancellationToken).ConfigureAwait(false);
            messaging.Events.Acknowledge(Subscriber, message.Revision);
            afterwards?.Invoke();
        }
        catch (OperationCanceledException)
        {
            // Not ticked off: told again after the next start.
        }
        catch (Exception bug)
        {
            // A message that nobody can take must not come back at each start.
            LogBug(logger, bug, message.Id);
            messaging.Events.Acknowledge(Subscriber, message.Revision);
        }
        finally
        {
            room.Release();
        }
    }

    private async Task<Action?> HandleAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        Action? afterwards = null;
        while (true)
        {
            try
            {
                var outcome = await desk.HandleAsync(ApproachOf(message), cancellationToken).ConfigureAwait(false);
                // What was carried out is not carried out again for an answer that is handed over late.
                afterwards ??= outcome.Afterwards;
                if (outcome.Answer is not { Length: > 0 } answer
                    || await SendAsync(message, answer, cancellationToken).ConfigureAwait(false))
                    return afterwards;
            }
            catch (StoreException failed)
            {
                LogDisk(logger, message.Id, failed.Message);
            }
            await Task.Delay(DiskPause, messaging.Clock.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Hands an answer over; false: the disk does not take it now.</summary>
    private async Task<bool> SendAsync(IncomingMessage message, string answer, CancellationToken cancellationToken)
    {
        var result = await messaging.SendAsync(AnswerMessage.Of(message.Id, message.From, answer), cancellationToken).ConfigureAwait(false);
        if (result is not SendResult.Refused { Refusal: var refusal })
            return true;
        LogNoAnswer(logger, message.Id, refusal.Code);
        // The first answer stands; and who has used up his quota hears nothing for a while.
        return refusal.Code is not ("disk-full" or "disk-read-only" or "store-failed");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer to {Message} is not sent: {Code}.")]
    private static partial void LogNoAnswer(ILogger logger, string message, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The command in {Message} waits for the disk: {Reason}")]
    private static partial void LogDisk(ILogger logger, string message, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The command in {Message} failed.")]
    private static partial void LogBug(ILogger logger, Exception bug, string message);
}
