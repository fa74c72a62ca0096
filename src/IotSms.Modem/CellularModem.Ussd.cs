using IotSms.Modem.At;
using IotSms.Modem.At.Responses;

namespace IotSms.Modem;

/// <content>Unstructured supplementary service data (3GPP TS 27.007 7.15).</content>
public sealed partial class CellularModem
{
    private static readonly TimeSpan UssdTime = TimeSpan.FromSeconds(120);
    private readonly ITimer _ussdLeftOpen;
    private volatile TaskCompletionSource<UssdReply>? _ussdAnswer;
    private volatile bool _ussdIsOpen;

    /// <inheritdoc/>
    public ValueTask<UssdReply> RequestUssdAsync(string text, CancellationToken cancellationToken) =>
        InUssdTurnAsync(
            async () =>
            {
                if (_ussdIsOpen) await AskAsync(AtCommands.EndUssd, cancellationToken).ConfigureAwait(false);
                return await SendUssdAsync(text, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<UssdReply> AnswerUssdAsync(string text, CancellationToken cancellationToken) =>
        InUssdTurnAsync(
            () => _ussdIsOpen
                ? SendUssdAsync(text, cancellationToken)
                : throw new ModemException(ModemFault.NoSession, $"{Name} has no USSD session open"),
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask EndUssdAsync(CancellationToken cancellationToken)
    {
        await _ussdTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_ussdIsOpen) return;
            UssdStands(isOpen: false);
            await AskAsync(AtCommands.EndUssd, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _ussdTurn.Release();
        }
    }

    private async ValueTask<UssdReply> InUssdTurnAsync(Func<Task<UssdReply>> ask, CancellationToken cancellationToken)
    {
        if (!Status.CanSend) throw new ModemException(ModemFault.NotReady, $"{Name} is {Status.State}: {Status.Reason}");
        await _ussdTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        finally
        {
            _ussdTurn.Release();
        }
    }

    private async Task<UssdReply> SendUssdAsync(string text, CancellationToken cancellationToken)
    {
        UssdStands(isOpen: false);
        // Awaited from before the command: the network's answer may overtake its OK.
        var answer = _ussdAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await DemandAsync(AtCommands.Ussd(text), cancellationToken).ConfigureAwait(false);
            return await answer.Task.WaitAsync(UssdTime, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new ModemException(ModemFault.NoAnswer, $"the network did not answer within {UssdTime.TotalSeconds:0} s");
        }
        finally
        {
            _ussdAnswer = null;
            // A session left hanging keeps short messages from being sent. What follows on the line waits for this by itself.
            if (!answer.Task.IsCompleted) _ = _channel?.ExecuteAsync(AtCommands.EndUssd, CancellationToken.None);
        }
    }

    private void TakeUssd(string line)
    {
        if (UssdResponse.Parse(line) is not { } response)
        {
            _ussdAnswer?.TrySetException(
                new ModemException(ModemFault.BadAnswer, $"{Name} answers AT+CUSD with something that is none"));
            return;
        }

        UssdStands(response.IsSessionActive);
        var reply = new UssdReply(response.Status, response.Text);
        if (_ussdAnswer?.TrySetResult(reply) is not true) Tell(new ModemNews.UssdReceived(reply));
    }

    // Whether the network waits for us; from then on the time counts.
    private void UssdStands(bool isOpen)
    {
        _ussdIsOpen = isOpen;
        _ussdLeftOpen.Change(isOpen ? UssdTime : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // Nobody answered: on some modules an open session keeps short messages back.
    private void EndLeftOpenUssd()
    {
        if (!_ussdIsOpen) return;
        UssdStands(isOpen: false);
        _ = _channel?.ExecuteAsync(AtCommands.EndUssd, CancellationToken.None);
        Tell(new ModemNews.UssdReceived(new UssdReply(UssdReply.TimedOut, null)));
    }

    // The session is gone with the module or the line.
    private void FailUssd()
    {
        UssdStands(isOpen: false);
        _ussdAnswer?.TrySetException(new ModemException(ModemFault.Restarted, $"{Name} was lost before the network answered"));
    }
}
