using System.Net;
using System.Net.Sockets;
using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;
using IotSms.Agent.Mqtt;
using MQTTnet;
using MQTTnet.Formatter;

namespace IotSms.Agent.Doctor;

/// <summary>Whether the broker can be reached, trusted and logged in to.</summary>
internal static class BrokerChecks
{
    /// <summary>Connects as the agent would, under a client id of its own; a broker of the agent's own needs its port.</summary>
    /// <param name="configuration">Where the broker is.</param>
    /// <param name="status">What the running agent says; null when none runs.</param>
    /// <param name="time">For the time-out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<Finding> LookAsync(
        AgentConfiguration configuration, StatusDocument? status, TimeProvider time, CancellationToken cancellationToken)
    {
        var address = BrokerAddress.Parse(configuration.Mqtt.Url);
        string check = $"broker {address}";
        return address.Kind != BrokerKind.Embedded ? ConnectAsync(configuration, address, check, time, cancellationToken)
            : Task.FromResult(status is null ? Listen(address, check) : Finding.Ok(check, "hosted by the agent itself"));
    }

    private static Finding Listen(BrokerAddress address, string check)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Parse(address.Host), address.Port);
            listener.Start();
            return Finding.Ok(check, "will be hosted by the agent itself; the port is free");
        }
        catch (SocketException taken)
        {
            return Finding.Fail(check, $"the agent can't listen there: {taken.Message}",
                $"sudo ss -ltnp 'sport = :{address.Port}' shows who does; stop it (sudo systemctl disable --now mosquitto), "
                + "or change Mqtt:Url");
        }
    }

    private static async Task<Finding> ConnectAsync(
        AgentConfiguration configuration, BrokerAddress address, string check, TimeProvider time, CancellationToken cancellationToken)
    {
        var mqtt = configuration.Mqtt;
        using var timeout = new CancellationTokenSource(mqtt.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var client = new MqttClientFactory().CreateMqttClient();
        try
        {
            var result = await client.ConnectAsync(Options(configuration), either.Token);
            return result.ResultCode == MqttClientConnectResultCode.Success
                ? Finding.Ok(check,
                    $"connected{(address.Kind == BrokerKind.Tls ? " by TLS" : "")}{(mqtt.User is null ? "" : $" as {mqtt.User}")}")
                : Finding.Fail(
                    check, ConnectionFailure.Describe(result.ResultCode, result.ReasonString),
                    $"mosquitto_sub -h {address.Host} -p {address.Port} -t '$SYS/broker/version' -C 1");
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
