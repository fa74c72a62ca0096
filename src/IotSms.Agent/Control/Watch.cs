using System.Threading.Channels;
using IotSms.Gateway;

namespace IotSms.Agent.Control;

/// <summary>One reader of the gateway's events for all who look on for a while: followers of a message, the demo's screen.</summary>
internal sealed class Watch(GatewayEvents events)
{
    private const string Subscriber = "watch";
    private readonly Lock _gate = new();
    private readonly List<Channel<GatewayEvent>> _onlookers = [];

    /// <summary>How many look on.</summary>
    public int Onlookers
    {
        get
        {
            lock (_gate)
            {
                return _onlookers.Count;
            }
        }
    }

    /// <summary>Passes events on until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var news in events.ReadAsync(Subscriber, cancellationToken))
        {
            lock (_gate)
            {
                foreach (var onlooker in _onlookers)
                {
                    onlooker.Writer.TryWrite(news);
                }
            }

            events.Acknowledge(Subscriber, news.Revision);
        }
    }

    /// <summary>Begins to look on.</summary>
    public Onlooker Open()
    {
        var channel = Channel.CreateUnbounded<GatewayEvent>();
        lock (_gate)
        {
            _onlookers.Add(channel);
        }

        return new(this, channel);
    }

    /// <summary>Somebody who looks on, until disposed.</summary>
    internal sealed class Onlooker(Watch watch, Channel<GatewayEvent> channel) : IDisposable
    {
        /// <summary>The events since it began.</summary>
        public ChannelReader<GatewayEvent> Reader => channel.Reader;

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (watch._gate)
            {
                watch._onlookers.Remove(channel);
            }
        }
    }
}
