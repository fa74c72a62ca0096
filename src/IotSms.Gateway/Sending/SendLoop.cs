using IotSms.Gateway.Storage;
using IotSms.Modem;
using IotSms.Pdu;
using Microsoft.Extensions.Logging;

namespace IotSms.Gateway;

/// <summary>
/// Keeps one modem sending. When a part is accepted, the next one goes to the module at once; that the one was accepted and the other is
/// about to be submitted is one commit, for which the module waits only at its prompt. So one part at the most is ever in doubt, and the
/// disk costs no time on the air.
/// </summary>
internal sealed class SendLoop(IModem modem, Outbox outbox, SimCards sims, ILogger logger)
{
    private readonly PartEncoder _encoder = new();
    private readonly Wakeup _wakeup = outbox.WakeupOf(modem.Name);

    /// <summary>Runs until cancelled; a submission under way then is waited for until <paramref name="abandoned"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken, CancellationToken abandoned)
    {
        IReadOnlyList<OutboxMessage> uncommitted = [];
        while (true)
        {
            var next = cancellationToken.IsCancellationRequested ? null : outbox.TakeNext(modem.Name);
            if (next is null)
            {
                await outbox.CommitWithPatienceAsync(uncommitted, abandoned).ConfigureAwait(false);
                uncommitted = [];
                if (cancellationToken.IsCancellationRequested)
                    return;
                await WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }
            uncommitted = await SubmitAsync(next, uncommitted, abandoned).ConfigureAwait(false);
        }
    }

    private async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _wakeup.WaitAsync(outbox.SleepOf(modem.Name), cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The loop ends by itself, when nothing is left to commit.
        }
    }

    private async Task<IReadOnlyList<OutboxMessage>> SubmitAsync(
        PartInHand next, IReadOnlyList<OutboxMessage> uncommitted, CancellationToken abandoned)
    {
        if (Encode(next) is not { } pdu)
            return [.. uncommitted, next.Message, .. outbox.GiveUp(next)];
        var journaled = outbox.CommitAsync([.. uncommitted, next.Message]);
        var submitting = modem.SubmitAsync(new Submission(next.SubmissionId, pdu, journaled), abandoned);
        if (outbox.PeekNext(modem.Name) is { } after)
            Prepare(after);
        var outcome = await submitting.ConfigureAwait(false);
        var steps = outbox.Conclude(next, modem.Name, outcome);
        if (outcome is SubmitOutcome.Accepted { Reference: var reference })
            GatewayLog.PartAccepted(logger, next.Message.Id, next.Part + 1, next.Message.Parts.Length, modem.Name, reference);
        await sims.ConcludedAsync(modem.Name, outcome).ConfigureAwait(false);
        try
        {
            await journaled.ConfigureAwait(false);
            return steps;
        }
        catch (StoreException e) when (e.Error != StoreError.Closed)
        {
            // Nothing left the modem; everything since is still to be written before anything else may leave.
            IReadOnlyList<OutboxMessage> all = [.. uncommitted, next.Message, .. steps];
            await outbox.CommitWithPatienceAsync(all, abandoned).ConfigureAwait(false);
            return [];
        }
    }

    private SmsPdu? Encode(PartInHand hand)
    {
        try
        {
            return _encoder.Encode(hand);
        }
        catch (PduException e)
        {
            GatewayLog.NotEncodable(logger, hand.Message.Id, e);
            return null;
        }
    }

    private void Prepare(PartInHand hand)
    {
        try
        {
            _encoder.Prepare(hand);
        }
        catch (PduException)
        {
            // Told when its turn comes.
        }
    }
}
