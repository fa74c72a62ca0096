using System.Diagnostics.CodeAnalysis;

namespace IotSms.Agent.Mqtt;

/// <summary>Where a broker is.</summary>
/// <param name="Kind">How it is reached.</param>
/// <param name="Host">Host name or address.</param>
/// <param name="Port">TCP port.</param>
internal sealed record BrokerAddress(BrokerKind Kind, string Host, int Port)
{
    /// <summary>Reads <c>mqtt://</c>, <c>mqtts://</c> or <c>embedded://</c>, host and optional port (1883, for TLS 8883).</summary>
    public static bool TryParse(string url, [NotNullWhen(true)] out BrokerAddress? address)
    {
        address = null;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.PathAndQuery.TrimEnd('/').Length > 0)
        {
            return false;
        }

        BrokerKind? kind = uri.Scheme switch
        {
            "mqtt" or "tcp" => BrokerKind.Tcp,
            "mqtts" or "ssl" => BrokerKind.Tls,
            "embedded" => BrokerKind.Embedded,
            _ => null,
        };
        address = kind is { } known ? new(known, uri.DnsSafeHost, uri.Port > 0 ? uri.Port : known == BrokerKind.Tls ? 8883 : 1883) : null;
        return address is not null;
    }

    /// <summary>Reads an address that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static BrokerAddress Parse(string url) =>
        TryParse(url, out var address) ? address : throw new FormatException($"{url} is no address of a broker.");

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}";
}
