using IotSms.Agent.Configuration;
using IotSms.Agent.Mqtt;
using MQTTnet;
using MQTTnet.Formatter;

namespace IotSms.Agent.Doctor;

/// <summary>Whether the broker can be reached, trusted and logged in to.</summary>
internal static class BrokerChecks
{
    /// <summary>Connects as the agent would, under a client id of its own.</summary>
    public static async Task<Finding> ConnectAsync(AgentConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        var mqtt = configuration.Mqtt;
        var address = BrokerAddress.Parse(mqtt.Url);
        string check = $"broker {address}";
        if (address.Kind == BrokerKind.Embedded)
        {
            return Finding.Ok(check, "hosted by the agent itself");
        }

        using var timeout = new CancellationTokenSource(mqtt.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var client = new MqttClientFactory().CreateMqttClient();
        try
        {
            var result = await client.ConnectAsync(Options(configuration), either.Token);
            return result.ResultCode == MqttClientConnectResultCode.Success
                ? Finding.Ok(check, $"connected{(address.Kind == BrokerKind.Tls ? " by TLS" : "")}{(mqtt.User is null ? "" : $" as {mqtt.User}")}")
                : Finding.Fail(check, ConnectionFailure.Describe(result.ResultCode, result.ReasonString), $"mosquitto_sub -h {address.Host} -p {address.Port} -t '$SYS/broker/version' -C 1");
        }
        catch (Exception failed) when (ConnectionFailure.IsOne(failed) && !cancellationToken.IsCancellationRequested)
        {
            return Finding.Fail(check, ConnectionFailure.Describe(failed), address.Host is "localhost" or "127.0.0.1"
                ? "sudo apt-get install mosquitto && sudo systemctl enable --now mosquitto"
                : $"mosquitto_sub -h {address.Host} -p {address.Port} -t '$SYS/broker/version' -C 1");
        }
    }

    private static MqttClientOptions Options(AgentConfiguration configuration)
    {
        var topics = new Topics(configuration.Mqtt.BaseTopic, configuration.Agent.Name);
        var version = configuration.Mqtt.ProtocolVersion == "3.1.1" ? MqttProtocolVersion.V311 : MqttProtocolVersion.V500;
        var options = BrokerOptions.Build(configuration.Mqtt, configuration.Agent.Name, topics, version);
        options.ClientId += "-doctor";
        options.CleanSession = true;
        options.SessionExpiryInterval = 0;
        options.WillTopic = null;
        options.WillPayload = null;
        options.WillRetain = false;
        return options;
    }
}
