using System.Buffers;
using System.Threading.Channels;
using MQTTnet;

namespace IotSms.Agent.Mqtt;

/// <summary>
/// The commands of one connection: taken as they arrive without holding up the receive path, acknowledged in the same
/// order, each after its commit (MQTT 5.0 4.6: PUBACKs in the order of the PUBLISHes).
/// </summary>
internal sealed class CommandQueue(
    Intake intake, Func<OutgoingPublish, CancellationToken, Task> publish, CancellationToken connection)
{
    private readonly Channel<(MqttApplicationMessageReceivedEventArgs Received, Task<bool> Handled)> _taken =
        Channel.CreateUnbounded<(MqttApplicationMessageReceivedEventArgs, Task<bool>)>(new() { SingleReader = true });

    private readonly TaskCompletionSource _unstored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isComplete;

    /// <summary>Completes when a command could not be stored, and so was not acknowledged.</summary>
    public Task Unstored => _unstored.Task;

    /// <summary>Takes a command. Returns at once and never throws: MQTTnet would neither acknowledge nor deliver it again.</summary>
    public Task ReceiveAsync(MqttApplicationMessageReceivedEventArgs received)
    {
        received.AutoAcknowledge = false;
        if (_isComplete)
        {
            // Carried out now, it could not be acknowledged any more: the broker brings it again.
            return Task.CompletedTask;
        }

        var message = received.ApplicationMessage;
        _taken.Writer.TryWrite((received, HandleAsync(new(message.Topic, message.Payload.ToArray())
        {
            Retain = message.Retain,
            IsOld = message.Retain && !intake.IsCommand(message.Topic),
            Duplicate = message.Dup,
            ResponseTopic = message.ResponseTopic,
            CorrelationData = message.CorrelationData,
        })));
        return Task.CompletedTask;
    }

    /// <summary>No more commands are taken; those that were are still acknowledged.</summary>
    public void Complete()
    {
        _isComplete = true;
        _taken.Writer.TryComplete();
    }

    /// <summary>Acknowledges what was taken, until the connection or the queue ends.</summary>
    public async Task AcknowledgeAllAsync()
    {
        await foreach (var (received, handled) in _taken.Reader.ReadAllAsync(connection))
        {
            if (await handled)
            {
                await received.AcknowledgeAsync(connection);
            }
            else
            {
                _unstored.TrySetResult();
            }
        }
    }

    private async Task<bool> HandleAsync(IncomingPublish command)
    {
        var result = await intake.TakeAsync(command, connection);
        await Task.WhenAll(result.Answers.Select(answer => publish(answer, connection)));
        return result.Acknowledge;
    }
}
