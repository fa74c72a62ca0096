using System.Threading.Channels;
using IotSms.Modem;

namespace IotSms.Agent.Tests.Control;

/// <summary>A module that looks for its network for ever: what is accepted stays in the queue.</summary>
internal sealed class IdleModem(string name, TimeProvider? time = null) : IModem
{
    private readonly Channel<ModemNews> _news = Channel.CreateUnbounded<ModemNews>();

    public string Name => name;

    public ModemStatus Status { get; init; } = new() { State = ModemState.Searching, Reason = "no network here", SupplyMillivolts = 3950 };

    public ChannelReader<ModemNews> News => _news.Reader;

    public Heartbeat Heartbeat { get; } = new(time ?? TimeProvider.System);

    /// <summary>Ends its loop by a failure.</summary>
    public Task Fails { get; init; } = new TaskCompletionSource().Task;

    public void Tell(ModemNews news) => _news.Writer.TryWrite(news);

    public Task RunAsync(CancellationToken cancellationToken) => Fails.WaitAsync(cancellationToken);

    public ValueTask<SubmitOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken) =>
        ValueTask.FromResult<SubmitOutcome>(new SubmitOutcome.NotSubmitted("no network here"));

    public ValueTask<IReadOnlyList<StoredPdu>> ListAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<StoredPdu>>([]);

    public ValueTask<StoredPdu?> ReadAsync(StorageSlot slot, CancellationToken cancellationToken) => ValueTask.FromResult<StoredPdu?>(null);

    public ValueTask DeleteAsync(StorageSlot slot, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<UssdReply> RequestUssdAsync(string text, CancellationToken cancellationToken) =>
        throw new ModemException(ModemFault.NotReady, $"{name} is not ready: no network here");

    public ValueTask<UssdReply> AnswerUssdAsync(string text, CancellationToken cancellationToken) =>
        RequestUssdAsync(text, cancellationToken);

    public ValueTask EndUssdAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<AtReply> ExecuteAsync(string command, CancellationToken cancellationToken) => ValueTask.FromResult(command == "AT+FAIL"
        ? new AtReply([], new AtError(AtErrorKind.Cme, 30, "no network service"))
        : new AtReply([$"echo {command}"], null));

    public string? Restart() => $"{name} is not ready: no network here";

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
