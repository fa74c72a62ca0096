using IotSms.Gateway;
using IotSms.Modem;
using IotSms.Telecontrol.Calls;
using IotSms.Telecontrol.Ussd;

namespace IotSms.Telecontrol;

/// <summary>Takes calls, and what the network says unasked, to whom it concerns.</summary>
internal sealed class NetworkLoop(Messaging messaging, CallDesk calls, UssdDesk ussd, NewsFeed news)
{
    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var (modem, told) in messaging.ReadNetworkNewsAsync(cancellationToken).ConfigureAwait(false))
        {
            switch (told)
            {
                case ModemNews.Ringing { Number: var caller }:
                    await calls.TakeAsync(modem, caller, cancellationToken).ConfigureAwait(false);
                    break;
                case ModemNews.UssdReceived { Reply: var reply }:
                    var session = ussd.Heard(modem, reply);
                    if (reply.Text is not null)
                        news.Tell(new UssdReceived(modem, reply, session, messaging.Clock.Now.Wall));
                    break;
            }
        }
    }
}
