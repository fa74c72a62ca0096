using System.Diagnostics.CodeAnalysis;

namespace IotSms.Agent.Mqtt;

/// <summary>The address in <c>send/{address}</c>: a topic level can't hold the <c>+</c> of an international number.</summary>
internal static class TopicAddress
{
    private const int LongestShortCode = 6;

    /// <summary>Digits: up to six are a short code, more are an international number without its <c>+</c>.</summary>
    public static bool TryRead(string address, [NotNullWhen(true)] out string? number)
    {
        number = address.Length > 0 && address.All(char.IsAsciiDigit)
            ? address.Length > LongestShortCode ? "+" + address : address
            : null;
        return number is not null;
    }
}
