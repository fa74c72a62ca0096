using System.Threading.Channels;
using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>Calls and USSD of the network's own, which are no messages and are kept nowhere; for one reader.</summary>
internal sealed class NetworkNewsFeed
{
    /// <summary>So many wait for a reader that is slow; then the oldest go.</summary>
    private const int Room = 100;

    private readonly Channel<(string Modem, ModemNews News)> _news = Channel.CreateBounded<(string, ModemNews)>(
        new BoundedChannelOptions(Room) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Tells; returns at once.</summary>
    public void Tell(string modem, ModemNews news) => _news.Writer.TryWrite((modem, news));

    /// <summary>News as they come, until cancelled.</summary>
    public IAsyncEnumerable<(string Modem, ModemNews News)> ReadAsync(CancellationToken cancellationToken) =>
        _news.Reader.ReadAllAsync(cancellationToken);
}
