using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace IotSms.Agent.Mqtt;

/// <summary>
/// The way to a broker elsewhere: a persistent session, commands acknowledged after their commit, and what was not
/// acknowledged by the broker published again on the next connection.
/// </summary>
internal sealed partial class BrokerLink(
    MqttSection mqtt, string agentName, Topics topics, Intake intake, BackOff pauses, TimeProvider time,
    ILogger<BrokerLink> log) : IMqttLink
{
    /// <summary>How long a command that could not be stored waits before the broker is made to deliver it again.</summary>
    private static readonly TimeSpan RedeliveryPause = TimeSpan.FromSeconds(30);

    /// <summary>A connection that lasted this long begins the next pauses anew; one that breaks at once does not.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    /// <summary>How long commands that are being committed are waited for at the end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>The code of a broker that knows 3.1.1 only (MQTT 3.1.1 3.2.2.3); MQTT 5.0 has another.</summary>
    private const MqttClientConnectResultCode UnacceptableProtocolVersion = (MqttClientConnectResultCode)1;

    private readonly MqttClientFactory _factory = new();
    private long _connectedAt;
    private MqttProtocolVersion _version = mqtt.ProtocolVersion == "3.1.1" ? MqttProtocolVersion.V311 : MqttProtocolVersion.V500;

    /// <inheritdoc/>
    public BrokerDocument Status { get; private set; } =
        new(BrokerAddress.Parse(mqtt.Url).ToString(), Connected: false, "not connected yet");

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            string reason;
            try
            {
                reason = await ConnectAndServeAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception lost) when (ConnectionFailure.IsOne(lost))
            {
                reason = ConnectionFailure.Describe(lost);
            }

            if (!cancellationToken.IsCancellationRequested)
            {
                await PauseAsync(reason, cancellationToken);
            }
        }
    }

    private async Task PauseAsync(string reason, CancellationToken cancellationToken)
    {
        Status = Status with { Connected = false, Reason = reason };
        var pause = pauses.Next();
        var waiting = Task.Delay(pause, time, cancellationToken);
        LogNotConnected(log, Status.Address, reason, pause.TotalSeconds);
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>One connection, from CONNECT to its end; the answer says why it ended.</summary>
    private async Task<string> ConnectAndServeAsync(CancellationToken cancellationToken)
    {
        using var client = _factory.CreateMqttClient();
        using var connection = new CancellationTokenSource();
        var lost = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var commands = new CommandQueue(intake, PublishAsync, connection.Token);
        client.ApplicationMessageReceivedAsync += commands.ReceiveAsync;
        client.DisconnectedAsync += left =>
        {
            lost.TrySetResult(left.Exception is { } exception
                ? ConnectionFailure.Describe(exception)
                : ConnectionFailure.Describe(left.Reason));
            return Task.CompletedTask;
        };

        Task publishing = Task.CompletedTask, acknowledging = Task.CompletedTask;
        try
        {
            if (await ConnectAsync(client, cancellationToken) is { } refused)
            {
                return refused;
            }

            _connectedAt = time.GetTimestamp();
            publishing = PublishAllAsync(client, connection.Token);
            acknowledging = commands.AcknowledgeAllAsync();
            var redelivery = commands.Unstored
                .ContinueWith(_ => Task.Delay(RedeliveryPause, time, connection.Token), TaskScheduler.Default).Unwrap();
            var stop = Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
            var first = await Task.WhenAny(lost.Task, publishing, acknowledging, redelivery, stop);
            if (first == stop)
            {
                await TakeLeaveAsync(client, commands, acknowledging);
                return "stopped";
            }

            return first == lost.Task ? await lost.Task
                : first == redelivery ? "asking for the commands again that could not be stored"
                : ConnectionFailure.Describe(first.Exception?.InnerException ?? new MqttCommunicationException("the connection ended"));
        }
        finally
        {
            if (Status.Connected)
            {
                Status = Status with { Connected = false, Reason = "disconnected" };
                if (time.GetElapsedTime(_connectedAt) >= Settled)
                {
                    pauses.Reset();
                }
            }

            await connection.CancelAsync();
            await Task.WhenAll(publishing, acknowledging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>CONNECT and SUBSCRIBE; the answer is why not, or null.</summary>
    private async Task<string?> ConnectAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(mqtt.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var result = await client.ConnectAsync(BrokerOptions.Build(mqtt, agentName, topics, _version), either.Token);
        if (result.ResultCode is MqttClientConnectResultCode.UnsupportedProtocolVersion or UnacceptableProtocolVersion
            && mqtt.ProtocolVersion is null && _version == MqttProtocolVersion.V500)
        {
            _version = MqttProtocolVersion.V311;
            return "the broker does not know MQTT 5.0; going on with 3.1.1";
        }

        if (result.ResultCode != MqttClientConnectResultCode.Success)
        {
            return ConnectionFailure.Describe(result.ResultCode, result.ReasonString);
        }

        // A session that is present has its subscriptions, but perhaps those of an older version: SUBSCRIBE replaces them.
        var subscribe = _factory.CreateSubscribeOptionsBuilder();
        foreach (string filter in intake.Filters)
        {
            // A command must not be retained, not even a live one; of what others publish the flag is to say that it is old (5.0 3.3.1.3).
            subscribe.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce,
                retainAsPublished: _version == MqttProtocolVersion.V500 && intake.IsCommand(filter),
                retainHandling: MqttRetainHandling.SendAtSubscribe);
        }

        var subscribed = await client.SubscribeAsync(subscribe.Build(), either.Token);
        if (subscribed.Items.FirstOrDefault(item => (int)item.ResultCode >= 0x80) is { } denied)
        {
            return $"the broker refused the subscription to {denied.TopicFilter.Topic} ({denied.ResultCode}); allow it to this client";
        }

        // MQTTnet shows a property that is absent as 0, which the protocol allows for neither.
        _window = result.ReceiveMaximum is > 0 and < Window and var fewer ? fewer : Window;
        _largest = result.MaximumPacketSize is > 0 and var octets ? octets : uint.MaxValue;
        Status = Status with { Connected = true, Reason = null };
        LogConnected(log, Status.Address, _version, result.IsSessionPresent);
        return null;
    }

    /// <summary>Lets commands being committed be acknowledged, says good-bye on the state topic, and keeps the session.</summary>
    private async Task TakeLeaveAsync(IMqttClient client, CommandQueue commands, Task acknowledging)
    {
        commands.Complete();
        try
        {
            await acknowledging.WaitAsync(Grace, time);
            await client.PublishAsync(new MqttApplicationMessageBuilder()
                .WithTopic(topics.State)
                .WithPayload(AgentJson.Bytes(StateDocument.Offline, AgentJson.Contract.StateDocument))
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                .WithRetainFlag()
                .Build(), CancellationToken.None).WaitAsync(Grace, time);
            var leave = new MqttClientDisconnectOptionsBuilder().WithReason(MqttClientDisconnectOptionsReason.NormalDisconnection);
            if (_version == MqttProtocolVersion.V500)
            {
                leave.WithSessionExpiryInterval((uint)mqtt.SessionExpiry.TotalSeconds);
            }

            await client.DisconnectAsync(leave.Build(), CancellationToken.None).WaitAsync(Grace, time);
        }
        catch (Exception gone) when (gone is MqttCommunicationException or TimeoutException or OperationCanceledException)
        {
            LogLeftAbruptly(log, gone.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected to {Address}, MQTT {Version}, session present: {SessionPresent}.")]
    private static partial void LogConnected(ILogger logger, string address, MqttProtocolVersion version, bool sessionPresent);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not connected to {Address}: {Reason}. Next try in {Seconds:0.0} s.")]
    private static partial void LogNotConnected(ILogger logger, string address, string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Left without a word to the broker: {Reason}")]
    private static partial void LogLeftAbruptly(ILogger logger, string reason);
}
