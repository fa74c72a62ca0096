using IotSms.Modem.At;
using IotSms.Modem.At.Responses;
using IotSms.Modem.Recovery;

namespace IotSms.Modem;

/// <content>Submitting: AT+CMGS in PDU mode.</content>
public sealed partial class CellularModem
{
    private const int StuckAfter = 3;
    private int _unanswered;
    private int _refused;
    private volatile string? _leftInTheAir;

    /// <inheritdoc/>
    public async ValueTask<SubmitOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        await _submitTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await SubmitInTurnAsync(submission, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _submitTurn.Release();
        }
    }

    private async Task<SubmitOutcome> SubmitInTurnAsync(Submission submission, CancellationToken cancellationToken)
    {
        var status = Status;
        if (!status.CanSend || _channel is not { } channel)
        {
            return new SubmitOutcome.NotSubmitted($"{Name} is {status.State}{(status.Reason is { } reason ? ": " + reason : "")}");
        }

        var command = AtCommands.Submit(submission.Pdu.TpduLength, submission.Pdu.ToHex(), submission.Id, submission.Journaled);
        var end = await TransmitAsync(channel, command, cancellationToken).ConfigureAwait(false);
        if (end is ExchangeEnd.Broken { PayloadSent: true }) Interlocked.Exchange(ref _inTheAirSince, _time.GetTimestamp());
        Watch(end);
        var outcome = Outcome(end);
        // The answer may still come, even on a line that has been opened again since; a restart is the end of it.
        _leftInTheAir = outcome is SubmitOutcome.Unknown && end is not ExchangeEnd.Restarted ? submission.Id : null;
        return outcome;
    }

    /// <summary>What the end of AT+CMGS says about the message.</summary>
    internal static SubmitOutcome Outcome(ExchangeEnd end) => end switch
    {
        // The module, not the network, may have cut it short: nobody says whether the network had it by then.
        ExchangeEnd.Answered { PayloadSent: true, Reply: { Lines: [], Error: { Code: null } error } } =>
            new SubmitOutcome.Unknown(error.Text, error),
        ExchangeEnd.Answered { Reply: var reply } => Outcome(reply),
        ExchangeEnd.Silent { PayloadSent: true } =>
            new SubmitOutcome.Unknown($"no answer within {AtCommands.SubmitTime.TotalSeconds:0} s", null),
        ExchangeEnd.Silent => new SubmitOutcome.NotSubmitted("the module did not ask for the PDU"),
        ExchangeEnd.Restarted { PayloadSent: true } restarted =>
            new SubmitOutcome.Unknown($"the module restarted ({restarted.Mark})", null),
        ExchangeEnd.Restarted restarted => new SubmitOutcome.NotSubmitted($"the module restarted ({restarted.Mark})"),
        ExchangeEnd.Broken { PayloadSent: true } broken =>
            new SubmitOutcome.Unknown(broken.Failure?.Message ?? "stopped before the answer", null),
        ExchangeEnd.Broken broken => new SubmitOutcome.NotSubmitted(broken.Failure?.Message ?? "stopped"),
        ExchangeEnd.Abandoned abandoned => new SubmitOutcome.NotSubmitted(abandoned.Reason),
        _ => new SubmitOutcome.NotSubmitted("the module answered with a prompt out of turn"),
    };

    // Only +CMGS is success: an OK alone has been seen from firmwares that sent nothing, and from others that did.
    private static SubmitOutcome Outcome(AtReply reply) => reply switch
    {
        { Lines: [.., var line] } => new SubmitOutcome.Accepted(SubmitReference.Parse(line)),
        { Error: null } => new SubmitOutcome.Unknown("OK without +CMGS", null),
        { Error: var error } => CmsErrors.Classify(error) switch
        {
            SubmitErrorClass.Unknown => new SubmitOutcome.Unknown(error.Text, error),
            // 197: the centre refuses it because it has the same one already. Sending it again gets the same answer.
            SubmitErrorClass.Duplicate => new SubmitOutcome.Accepted(null),
            _ => new SubmitOutcome.Refused(error),
        },
    };

    // A module can answer AT for ever and send nothing; one that lost its settings, or its SIM, refuses the command itself.
    private void Watch(ExchangeEnd end)
    {
        if (Status.Reason is not null) Change(WithRegistration);
        if (end is ExchangeEnd.Answered { Reply.Error: { Code: null or 304 or 305 or 330 } }) Raise(Signal.Unset);
        if (end is ExchangeEnd.Answered { Reply.Error: var told } && CmsErrors.TellOfSim(told)) Raise(Signal.Sim);
        Count(ref _unanswered, end is ExchangeEnd.Silent, Signal.Stuck);
        Count(ref _refused, end is ExchangeEnd.Answered { Reply.Error: { } error } && CmsErrors.BlameModule(error), Signal.Refusing);
        if (end is not ExchangeEnd.Answered { PayloadSent: true, Reply.Lines: [_, ..] }) return;
        Interlocked.Exchange(ref _hasSent, 1);
        Prove("a submission was accepted", Trouble.NoSubmission, Trouble.RefusesMessages);
    }

    // One after the other, by the turn that submissions take.
    private void Count(ref int inARow, bool isBad, Signal then)
    {
        inARow = isBad ? inARow + 1 : 0;
        if (inARow < StuckAfter) return;
        inARow = 0;
        Raise(then);
    }
}
