using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>The messaging API on site: accepts, keeps, sends and receives messages over one or several modems.</summary>
public sealed class Messaging : IAsyncDisposable
{
    private Messaging(IReadOnlyList<IModem> modems) => Modems = modems;

    /// <summary>Opens the store, checks it, and takes up what waits in it. Nothing moves before <see cref="RunAsync"/>.</summary>
    public static ValueTask<Messaging> OpenAsync(
        GatewayOptions options, IReadOnlyList<IModem> modems, TimeProvider time,
        Microsoft.Extensions.Logging.ILoggerFactory loggers, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Not built yet.");

    /// <summary>The modems it sends and receives with.</summary>
    public IReadOnlyList<IModem> Modems { get; }

    /// <summary>Every durable change, for subscribers.</summary>
    public GatewayEvents Events { get; } = new();

    /// <summary>Statuses of modems as they change, for one reader that wants to show them; the newest of each modem counts.</summary>
    public IAsyncEnumerable<(string Modem, ModemStatus Status)> ReadModemStatusAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("Not built yet.");

    /// <summary>How it is doing.</summary>
    public GatewayCounters Counters => throw new NotSupportedException("Not built yet.");

    /// <summary>Runs the modems, the send loops and the receive loops until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>Accepts a request, durably, or refuses it.</summary>
    public Task<SendResult> SendAsync(SendRequest request, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>What sending would cost, or why it would be refused.</summary>
    public (TextPreview? Preview, Refusal? Refusal) Preview(SendRequest request) => throw new NotSupportedException("Not built yet.");

    /// <summary>One outgoing message; null when there is none of that id.</summary>
    public Task<OutgoingMessage?> GetAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>One incoming message; null when there is none of that id.</summary>
    public Task<IncomingMessage?> GetReceivedAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>Outgoing messages, newest first.</summary>
    public Task<IReadOnlyList<OutgoingMessage>> FindAsync(MessageFilter filter, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>Incoming messages, newest first.</summary>
    public Task<IReadOnlyList<IncomingMessage>> FindReceivedAsync(MessageFilter filter, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>Dead letters, newest first.</summary>
    public Task<IReadOnlyList<DeadLetter>> FindDeadLettersAsync(int limit, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>Takes a message back, if no part has left. The refusal is <c>not-found</c> or <c>too-late</c>.</summary>
    public Task<(OutgoingMessage? Message, Refusal? Refusal)> CancelAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>Removes an ended outgoing message or an incoming one from the store. The refusal is <c>not-found</c> or <c>not-ended</c>.</summary>
    public Task<Refusal?> DeleteAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <summary>Decides a message held as unknown: sends it again, or lets it stand as sent.</summary>
    public Task<(OutgoingMessage? Message, Refusal? Refusal)> SettleAsync(string id, bool resend, CancellationToken cancellationToken) => throw new NotSupportedException("Not built yet.");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
