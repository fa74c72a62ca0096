using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>Takes a modem's news to whom it concerns, in order.</summary>
internal sealed class NewsLoop(IModem modem, Outbox outbox, ReceiveLoop receiving, ModemStatusFeed statuses)
{
    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Show(modem.Status);
        await foreach (var news in modem.News.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            switch (news)
            {
                case ModemNews.StatusChanged { Status: var status }:
                    Show(status);
                    break;
                case ModemNews.Stored { Slot: var slot }:
                    receiving.Stored(slot);
                    break;
                case ModemNews.MessageRouted { Hex: var hex }:
                    receiving.Routed(hex);
                    break;
                case ModemNews.ReportRouted { Hex: var hex }:
                    receiving.Routed(hex);
                    break;
                case ModemNews.SweepDue:
                    receiving.SweepDue();
                    break;
                case ModemNews.LateAcceptance { SubmissionId: var id, Reference: var reference }:
                    await outbox.CommitWithPatienceAsync(outbox.AcceptLate(modem.Name, id, reference), cancellationToken)
                        .ConfigureAwait(false);
                    break;
                case ModemNews.NothingLeftInTheAir:
                    outbox.NothingLeftInTheAir(modem.Name);
                    break;
            }
        }
    }

    private void Show(ModemStatus status)
    {
        outbox.SetCanSend(modem.Name, status.CanSend);
        statuses.Show(modem.Name, status);
    }
}
