using IotSms.Modem.At;

namespace IotSms.Modem;

/// <content>Commands on the channel that is open now, with broken wires as exceptions.</content>
public sealed partial class CellularModem
{
    // An error of the module is part of the reply; no reply is an exception.
    private async Task<AtReply> AskAsync(AtCommand command, CancellationToken cancellationToken)
    {
        var channel = _channel ?? throw new ModemException(ModemFault.NotReady, $"{Name} has no line: {Status.Reason ?? "not started"}");
        return await channel.ExecuteAsync(command, cancellationToken).ConfigureAwait(false) switch
        {
            ExchangeEnd.Answered answered => answered.Reply,
            ExchangeEnd.StuckPrompt => new AtReply([], new AtError(AtErrorKind.Error, null, "the command asks for data")),
            ExchangeEnd.Restarted restarted =>
                throw new ModemException(ModemFault.Restarted, $"{Name} restarted ({restarted.Mark}) during {command}"),
            ExchangeEnd.Broken broken =>
                throw new ModemException(
                    ModemFault.NoAnswer, $"{Name} lost its line during {command}: {broken.Failure?.Message ?? "it was closed"}",
                    null, broken.Failure),
            ExchangeEnd.Abandoned => throw new OperationCanceledException(cancellationToken),
            _ => throw new ModemException(ModemFault.NoAnswer, $"{Name} does not answer {command}"),
        };
    }

    // The same, with an error of the module as an exception too.
    private async Task<AtReply> DemandAsync(AtCommand command, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(command, cancellationToken).ConfigureAwait(false);
        return reply.Error is { } error
            ? throw new ModemException(ModemFault.Refused, $"{Name} answers {command} by {error}", error)
            : reply;
    }

    // The first line a parser understands; nothing when the module refused or printed something else. The supervisor's own.
    private async Task<T?> ReadAsync<T>(AtCommand command, Func<string, T?> parse, CancellationToken cancellationToken)
    {
        Heartbeat.Beat();
        var reply = await AskAsync(command, cancellationToken).ConfigureAwait(false);
        foreach (var line in reply.Lines)
        {
            if (parse(line) is { } value) return value;
        }

        return default;
    }

    private void DemandConfigured()
    {
        if (Status.State is not (ModemState.Ready or ModemState.Searching))
        {
            throw new ModemException(ModemFault.NotReady, $"{Name} is {Status.State}: {Status.Reason ?? "not set up yet"}");
        }
    }
}
