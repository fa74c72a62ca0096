using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using IotSms.Agent.Documents;
using IotSms.Gateway;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Protocol;

namespace IotSms.Agent.Mqtt;

/// <summary>What goes out: one queue in order, a window of it in the air, nothing forgotten before its PUBACK.</summary>
internal sealed partial class BrokerLink
{
    /// <summary>Publications in the air at once; mosquitto's own limit is 20.</summary>
    private const int Window = 16;

    private readonly Channel<Outgoing> _outgoing = Channel.CreateUnbounded<Outgoing>(new() { SingleReader = true });
    private readonly Queue<Outgoing> _inFlight = new();
    private Queue<Outgoing> _again = new();
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _retained = new();
    private readonly HashSet<string> _changed = [];
    private int _window = Window;
    private uint _largest = uint.MaxValue;

    /// <inheritdoc/>
    public async Task PublishAsync(OutgoingPublish publish, CancellationToken cancellationToken)
    {
        var outgoing = new Outgoing.Once(publish, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _outgoing.Writer.TryWrite(outgoing);
        await using var givenUp = cancellationToken.Register(() => outgoing.Acknowledged.TrySetCanceled(cancellationToken));
        await outgoing.Acknowledged.Task;
    }

    /// <inheritdoc/>
    public void Retain(string topic, ReadOnlyMemory<byte> payload)
    {
        _retained[topic] = payload;
        EnqueueNewest(topic);
    }

    private void EnqueueNewest(string topic)
    {
        lock (_changed)
        {
            if (!_changed.Add(topic))
            {
                return;
            }
        }

        _outgoing.Writer.TryWrite(new Outgoing.Newest(topic));
    }

    /// <summary>
    /// Sends as long as the connection lasts. A publication that fails ends the connection: on the next one it goes out
    /// again, with all that followed it, in the same order.
    /// </summary>
    private async Task PublishAllAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        foreach (string topic in _retained.Keys)
        {
            EnqueueNewest(topic);
        }

        _again = new([.. _inFlight.Select(outgoing => outgoing.Again()), .. _again]);
        _inFlight.Clear();
        Queue<Task> sending = new();
        var more = Task.FromResult(true);
        while (true)
        {
            while (sending.Count < _window && (_again.TryDequeue(out var next) || _outgoing.Reader.TryRead(out next)))
            {
                if (next is Outgoing.Once { Acknowledged.Task.IsCanceled: true })
                {
                    // Whoever wanted it out has given it up.
                    continue;
                }

                _inFlight.Enqueue(next);
                sending.Enqueue(SendAsync(client, next));
            }

            if (more.IsCompleted)
            {
                await more;
                more = _outgoing.Reader.WaitToReadAsync(cancellationToken).AsTask();
            }

            await (sending.Count == _window ? sending.Peek() : sending.Count == 0 ? more : Task.WhenAny(sending.Peek(), more));
            while (sending.TryPeek(out var oldest) && oldest.IsCompleted)
            {
                await sending.Dequeue();
                if (_inFlight.Dequeue() is Outgoing.Once { Acknowledged: var acknowledged })
                {
                    acknowledged.TrySetResult();
                }
            }
        }
    }

    private async Task SendAsync(IMqttClient client, Outgoing outgoing)
    {
        var builder = new MqttApplicationMessageBuilder().WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        switch (outgoing)
        {
            case Outgoing.Once { Publish: var publish }:
                builder.WithTopic(publish.Topic).WithPayload(Fitting(publish).ToArray());
                if (client.Options.ProtocolVersion == MQTTnet.Formatter.MqttProtocolVersion.V500)
                {
                    AddProperties(builder, publish);
                }

                break;
            case Outgoing.Newest { Topic: var topic }:
                lock (_changed)
                {
                    _changed.Remove(topic);
                }

                builder.WithTopic(topic).WithPayload(_retained[topic].ToArray()).WithRetainFlag();
                break;
        }

        var message = builder.Build();

        // No token: the client then watches its own time-out, and ends the wait when the connection ends.
        var result = await client.PublishAsync(message, CancellationToken.None);
        if (!result.IsSuccess)
        {
            LogPublishRefused(log, message.Topic, result.ReasonCode);
        }
    }

    private static void AddProperties(MqttApplicationMessageBuilder builder, OutgoingPublish publish)
    {
        if (publish.CorrelationData is { } correlation)
        {
            builder.WithCorrelationData(correlation);
        }

        if (publish.ResponseTopic is { } responseTopic)
        {
            builder.WithResponseTopic(responseTopic);
        }

        if (publish.Expiry is { } expiry)
        {
            builder.WithMessageExpiryInterval((uint)Math.Max(1, expiry.TotalSeconds));
        }
    }

    /// <summary>
    /// The payload, or an error in its place that the broker will take: a packet beyond its Maximum Packet Size would end
    /// this connection and, published again, every later one (MQTT 5.0 3.2.2.3.6).
    /// </summary>
    private ReadOnlyMemory<byte> Fitting(OutgoingPublish publish)
    {
        const int MostOfHeader = 32;
        long size = MostOfHeader + publish.Payload.Length
            + Encoding.UTF8.GetByteCount(publish.Topic) + Encoding.UTF8.GetByteCount(publish.ResponseTopic ?? "")
            + (publish.CorrelationData?.Length ?? 0);
        if (size <= _largest)
        {
            return publish.Payload;
        }

        LogTooLarge(log, publish.Topic, size, _largest);
        return AgentJson.Bytes(ErrorDocument.Of(new Refusal("answer-too-large", null,
            $"the answer takes {size} octets, the broker takes {_largest}",
            "ask for less, such as by a smaller limit")), AgentJson.Contract.ErrorDocument);
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "A publication on {Topic} of {Size} octets is more than the {Largest} that the broker takes.")]
    private static partial void LogTooLarge(ILogger logger, string topic, long size, uint largest);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The broker refused a publication on {Topic}: {Reason}. Allow this client to publish there.")]
    private static partial void LogPublishRefused(ILogger logger, string topic, MqttClientPublishReasonCode reason);
}
