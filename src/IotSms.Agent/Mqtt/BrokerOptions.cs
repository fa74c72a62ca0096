using System.Security.Cryptography.X509Certificates;
using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace IotSms.Agent.Mqtt;

/// <summary>The CONNECT packet and the transport under it, as configured.</summary>
internal static class BrokerOptions
{
    /// <summary>The largest packet the broker is to bring: four times what any command may have.</summary>
    private const uint LargestPacket = 1 << 20;

    /// <summary>Builds the options of one connection; files are read again each time, so that a renewed certificate is taken up.</summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A certificate or key can't be used.</exception>
    public static MqttClientOptions Build(MqttSection mqtt, string agentName, Topics topics, MqttProtocolVersion version)
    {
        var address = BrokerAddress.Parse(mqtt.Url);
        var builder = new MqttClientOptionsBuilder()
            .WithTcpServer(address.Host, address.Port)
            .WithProtocolVersion(version)
            .WithClientId(mqtt.ClientId ?? $"iotsms-{agentName}")
            .WithCleanStart(false)
            .WithKeepAlivePeriod(mqtt.KeepAlive)
            .WithTimeout(mqtt.Timeout)
            .WithWillTopic(topics.State)
            .WithWillPayload(AgentJson.Bytes(StateDocument.Offline, AgentJson.Contract.StateDocument))
            .WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithWillRetain();
        if (version == MqttProtocolVersion.V500)
        {
            builder.WithSessionExpiryInterval((uint)mqtt.SessionExpiry.TotalSeconds).WithReceiveMaximum((ushort)mqtt.ReceiveMaximum)
                .WithMaximumPacketSize(LargestPacket);
        }

        if (mqtt.User is not null)
        {
            builder.WithCredentials(mqtt.User, Secret.Read(mqtt.Password, mqtt.PasswordFile));
        }

        if (address.Kind == BrokerKind.Tls)
        {
            builder.WithTlsOptions(tls => AddTls(tls, mqtt, address.Host));
        }

        return builder.Build();
    }

    private static void AddTls(MqttClientTlsOptionsBuilder tls, MqttSection mqtt, string host)
    {
        tls.UseTls().WithTargetHost(host).WithRevocationMode(X509RevocationMode.NoCheck);
        if (mqtt.CaFile is not null)
        {
            X509Certificate2Collection authorities = [];
            authorities.ImportFromPemFile(mqtt.CaFile);
            tls.WithTrustChain(authorities);
        }

        if (mqtt.ClientCertificateFile is not null)
        {
            tls.WithClientCertificates([X509Certificate2.CreateFromPemFile(mqtt.ClientCertificateFile, mqtt.ClientKeyFile)]);
        }
    }
}
