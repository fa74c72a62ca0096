using System.Threading.Channels;

namespace IotSms.Telecontrol;

/// <summary>The road up for news of the site. One reader; what it has not read when the program ends is told anew as state.</summary>
public sealed class NewsFeed
{
    private readonly Channel<TelecontrolNews> _news =
        Channel.CreateUnbounded<TelecontrolNews>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>News as they come, until cancelled.</summary>
    public IAsyncEnumerable<TelecontrolNews> ReadAsync(CancellationToken cancellationToken) => _news.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Tells; returns at once.</summary>
    internal void Tell(TelecontrolNews news) => _news.Writer.TryWrite(news);
}
