using System.Net.Sockets;
using System.Security.Authentication;
using MQTTnet;
using MQTTnet.Exceptions;

namespace IotSms.Agent.Mqtt;

/// <summary>Why there is no connection, in words that say what to do.</summary>
internal static class ConnectionFailure
{
    /// <summary>The broker's refusal of a CONNECT.</summary>
    public static string Describe(MqttClientConnectResultCode code, string? reason) => code switch
    {
        MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized or MqttClientConnectResultCode.BadAuthenticationMethod =>
            "the broker refused the user or the password; check Mqtt:User and Mqtt:PasswordFile",
        MqttClientConnectResultCode.ClientIdentifierNotValid => "the broker refused the client identifier; change Mqtt:ClientId",
        MqttClientConnectResultCode.UnsupportedProtocolVersion => "the broker does not know this protocol version; change Mqtt:ProtocolVersion",
        MqttClientConnectResultCode.Banned => "the broker has banned this client",
        _ => $"the broker refused the connection: {code}{(string.IsNullOrEmpty(reason) ? "" : $" ({reason})")}",
    };

    /// <summary>A connection that could not be made, or broke.</summary>
    public static string Describe(Exception exception)
    {
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "nothing listens there; is the broker running?";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "the host name is not known; check Mqtt:Url";
                case SocketException socket:
                    return socket.Message;
                case AuthenticationException tls:
                    return $"TLS failed: {tls.Message} Check Mqtt:CaFile and the host name";
                case MqttCommunicationTimedOutException or OperationCanceledException:
                    return "the broker did not answer in time";
            }
        }

        return exception.Message;
    }
}
