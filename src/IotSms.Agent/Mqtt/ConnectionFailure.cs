using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using MQTTnet;
using MQTTnet.Exceptions;

namespace IotSms.Agent.Mqtt;

/// <summary>Why there is no connection, in words that say what to do.</summary>
internal static class ConnectionFailure
{
    /// <summary>The broker's refusal of a CONNECT.</summary>
    public static string Describe(MqttClientConnectResultCode code, string? reason) => code switch
    {
        MqttClientConnectResultCode.BadUserNameOrPassword or MqttClientConnectResultCode.NotAuthorized
            or MqttClientConnectResultCode.BadAuthenticationMethod =>
            "the broker refused the user or the password; check Mqtt:User and Mqtt:PasswordFile",
        MqttClientConnectResultCode.ClientIdentifierNotValid => "the broker refused the client identifier; change Mqtt:ClientId",
        MqttClientConnectResultCode.UnsupportedProtocolVersion =>
            "the broker does not know this protocol version; change Mqtt:ProtocolVersion",
        MqttClientConnectResultCode.Banned => "the broker has banned this client",
        _ => $"the broker refused the connection: {code}{(string.IsNullOrEmpty(reason) ? "" : $" ({reason})")}",
    };

    /// <summary>A connection that the broker closed.</summary>
    public static string Describe(MqttClientDisconnectReason reason) => reason == MqttClientDisconnectReason.SessionTakenOver
        ? "another client took over this client identifier; give each agent its own Mqtt:ClientId"
        : $"the broker closed the connection ({reason})";

    /// <summary>Whether an exception is a connection's: of the network, of TLS, or of the files that are read for it.</summary>
    public static bool IsOne(Exception exception) => exception
        is MqttCommunicationException or MqttProtocolViolationException or OperationCanceledException
        or IOException or SocketException or AuthenticationException or CryptographicException
        or UnauthorizedAccessException or InvalidOperationException or ArgumentException;

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
                case CryptographicException or ArgumentException:
                    return $"a certificate or key can't be used: {inner.Message.TrimEnd('.')}; "
                        + "check Mqtt:ClientCertificateFile, ClientKeyFile and CaFile";
                case MqttCommunicationTimedOutException or OperationCanceledException:
                    return "the broker did not answer in time";
            }
        }

        return exception.Message;
    }
}
