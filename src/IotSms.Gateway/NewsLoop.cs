using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>Takes a modem's news to whom it concerns, in order.</summary>
internal sealed class NewsLoop(
    IModem modem, Outbox outbox, ReceiveLoop receiving, SimCards sims, ModemStatusFeed statuses, NetworkNewsFeed network)
{
    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(modem.Status, cancellationToken).ConfigureAwait(false);
        await foreach (var news in modem.News.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            switch (news)
            {
                case ModemNews.StatusChanged { Status: var status }:
                    await ShowAsync(status, cancellationToken).ConfigureAwait(false);
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
                case ModemNews.Ringing or ModemNews.UssdReceived:
                    network.Tell(modem.Name, news);
                    break;
            }
        }
    }

    private async Task ShowAsync(ModemStatus status, CancellationToken cancellationToken)
    {
        // Before anything is sent with it.
        if (status.Iccid is { } iccid)
            await sims.SeenAsync(modem.Name, iccid, cancellationToken).ConfigureAwait(false);
        outbox.SetCanSend(modem.Name, status.CanSend);
        statuses.Show(modem.Name, status);
    }
}
