using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace IotSms.Agent.Mqtt;

/// <summary>
/// The broker hosted here, for a site that has none. Its handler returns after the commit, and only then does the
/// publisher get its PUBACK. Retained messages are kept on disk; sessions live in memory.
/// </summary>
internal sealed partial class EmbeddedBroker(
    MqttSection mqtt, Topics topics, Intake intake, RetainedFile retained, BrokerUsers? users, ILogger<EmbeddedBroker> log) : IMqttLink
{
    private const string OwnClientId = "iotsms";
    private readonly BrokerAddress _address = BrokerAddress.Parse(mqtt.Url);

    /// <summary>What the agent says, in the order it said it: one hand gives it to the server.</summary>
    private readonly Channel<(MqttApplicationMessage Message, TaskCompletionSource? Published)> _outgoing =
        Channel.CreateUnbounded<(MqttApplicationMessage, TaskCompletionSource?)>(new() { SingleReader = true });

    /// <inheritdoc/>
    public BrokerDocument Status { get; private set; } =
        new($"embedded {BrokerAddress.Parse(mqtt.Url)}", Connected: false, "not started yet");

    /// <inheritdoc/>
    /// <exception cref="IOException">The port can't be listened on.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var options = new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointPort(_address.Port).WithPersistentSessions();
        var address = IPAddress.Parse(_address.Host);
        bool isIPv6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        options.WithDefaultEndpointBoundIPAddress(isIPv6 ? IPAddress.None : address)
            .WithDefaultEndpointBoundIPV6Address(isIPv6 ? address : IPAddress.None);
        using var clients = new NamelessClients();
        using var server = new MqttServerFactory().CreateMqttServer(options.Build(), [clients]);
        server.ValidatingConnectionAsync += ValidateAsync;
        server.InterceptingPublishAsync += intercepted => InterceptAsync(intercepted, cancellationToken);
        server.LoadingRetainedMessageAsync += async loading => loading.LoadedRetainedMessages = await retained.ReadAsync(cancellationToken);
        server.RetainedMessageChangedAsync += changed => topics.IsOwn(changed.ChangedRetainedMessage.Topic)
            ? Task.CompletedTask
            : retained.WriteAsync(changed.StoredRetainedMessages.Where(message => !topics.IsOwn(message.Topic)), cancellationToken);
        try
        {
            await server.StartAsync();
        }
        catch (SocketException taken)
        {
            throw new IOException(
                $"The embedded broker can't listen on {_address}: {taken.Message}. Is another broker running? Change Mqtt:Url.", taken);
        }

        Status = Status with { Connected = true, Reason = null };
        LogListening(log, _address);
        try
        {
            await PublishAllAsync(server, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }

        await InjectAsync(server, new MqttApplicationMessageBuilder().WithTopic(topics.State).WithRetainFlag()
            .WithPayload(AgentJson.Bytes(StateDocument.Offline, AgentJson.Contract.StateDocument)).Build());
        Status = Status with { Connected = false, Reason = "stopped" };
        await server.StopAsync(new MqttServerStopOptions());
    }

    /// <inheritdoc/>
    public Task PublishAsync(OutgoingPublish publish, CancellationToken cancellationToken)
    {
        var builder = new MqttApplicationMessageBuilder().WithTopic(publish.Topic).WithPayload(publish.Payload.ToArray())
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        if (publish.CorrelationData is { } correlation)
        {
            builder.WithCorrelationData(correlation);
        }

        if (publish.ResponseTopic is { } responseTopic)
        {
            builder.WithResponseTopic(responseTopic);
        }

        var published = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _outgoing.Writer.TryWrite((builder.Build(), published));
        return published.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Retain(string topic, ReadOnlyMemory<byte> payload) => _outgoing.Writer.TryWrite((
        new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload.ToArray())
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithRetainFlag().Build(), null));

    private async Task PublishAllAsync(MqttServer server, CancellationToken cancellationToken)
    {
        await foreach (var (message, published) in _outgoing.Reader.ReadAllAsync(cancellationToken))
        {
            await InjectAsync(server, message);
            published?.TrySetResult();
        }
    }

    private static Task InjectAsync(MqttServer server, MqttApplicationMessage message) =>
        server.InjectApplicationMessage(
            new InjectedMqttApplicationMessage(message) { SenderClientId = OwnClientId }, CancellationToken.None);

    private Task ValidateAsync(ValidatingConnectionEventArgs connecting)
    {
        if (string.IsNullOrEmpty(connecting.ClientId))
        {
            connecting.AssignedClientIdentifier = NamelessClients.NewName();
        }

        bool known = connecting.ClientId != OwnClientId && (users is null || users.Knows(connecting.UserName, connecting.Password));
        if (!known)
        {
            connecting.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
            LogRefused(log, connecting.ClientId);
        }

        return Task.CompletedTask;
    }

    private async Task InterceptAsync(InterceptingPublishEventArgs intercepted, CancellationToken cancellationToken)
    {
        var message = intercepted.ApplicationMessage;
        if (intercepted.ClientId == OwnClientId)
        {
            return;
        }

        // A command is nobody else's business, and must not be retained; what the agent says, nobody else says.
        intercepted.ProcessPublish = !topics.IsOwn(message.Topic);
        if (!topics.MayBeTold(message.Topic))
        {
            intercepted.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
            LogNotTheirs(log, intercepted.ClientId, message.Topic);
            return;
        }

        var result = await intake.TakeAsync(new(message.Topic, message.Payload.ToArray())
        {
            Retain = message.Retain,
            Duplicate = message.Dup,
            ResponseTopic = message.ResponseTopic,
            CorrelationData = message.CorrelationData,
        }, cancellationToken);
        foreach (var answer in result.Answers)
        {
            await PublishAsync(answer, cancellationToken);
        }

        if (!result.Acknowledge)
        {
            // No PUBACK: the publisher keeps the message and delivers it again after it has connected anew.
            intercepted.CloseConnection = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedded broker listens on {Address}.")]
    private static partial void LogListening(ILogger logger, BrokerAddress address);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Client {ClientId} may not publish on {Topic}: what stands there is the agent's to say.")]
    private static partial void LogNotTheirs(ILogger logger, string clientId, string topic);

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "The embedded broker refused client {ClientId}: wrong user or password, or the agent's own client id.")]
    private static partial void LogRefused(ILogger logger, string clientId);
}
