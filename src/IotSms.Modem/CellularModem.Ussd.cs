using IotSms.Modem.At;
using IotSms.Modem.At.Responses;

namespace IotSms.Modem;

/// <content>Unstructured supplementary service data (3GPP TS 27.007 7.15).</content>
public sealed partial class CellularModem
{
    private static readonly TimeSpan UssdTime = TimeSpan.FromSeconds(120);
    private volatile TaskCompletionSource<string>? _ussdAnswer;

    // The session is gone with the module or the line.
    private void FailUssd() =>
        _ussdAnswer?.TrySetException(new ModemException(ModemFault.Restarted, $"{Name} was lost before the network answered"));

    /// <inheritdoc/>
    public async ValueTask<UssdReply> RequestUssdAsync(string text, CancellationToken cancellationToken)
    {
        if (!Status.CanSend) throw new ModemException(ModemFault.NotReady, $"{Name} is {Status.State}: {Status.Reason}");
        await _ussdTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Awaited from before the command: the network's answer may overtake its OK.
            var answer = _ussdAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await DemandAsync(AtCommands.Ussd(text), cancellationToken).ConfigureAwait(false);
            var line = await answer.Task.WaitAsync(UssdTime, _time, cancellationToken).ConfigureAwait(false);
            return UssdResponse.Parse(line) is { } response
                ? new UssdReply(response.Status, response.Text)
                : throw new ModemException(ModemFault.BadAnswer, $"{Name} answers AT+CUSD with something that is none");
        }
        catch (TimeoutException)
        {
            throw new ModemException(ModemFault.NoAnswer, $"the network did not answer within {UssdTime.TotalSeconds:0} s");
        }
        finally
        {
            // A session left hanging keeps short messages from being sent. What follows on the line waits for this by itself.
            if (_ussdAnswer is { Task.IsCompleted: false }) _ = _channel?.ExecuteAsync(AtCommands.EndUssd, CancellationToken.None);
            _ussdAnswer = null;
            _ussdTurn.Release();
        }
    }
}
