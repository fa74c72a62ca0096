namespace IotSms.Gateway;

/// <summary>
/// Where a received PDU lay and what it was, so that it is known again if it could not be deleted before the program ended.
/// </summary>
/// <param name="Modem">The modem.</param>
/// <param name="Slot">The slot, such as <c>SM,3</c>; null: it came by without being stored.</param>
/// <param name="Hash">A hash of its octets.</param>
internal sealed record Origin(string Modem, string? Slot, string Hash)
{
    /// <summary>The origin of a PDU.</summary>
    public static Origin Of(string modem, string? slot, string hex)
    {
        var octets = System.Text.Encoding.ASCII.GetBytes(hex.Trim().ToUpperInvariant());
        return new(modem, slot, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(octets).AsSpan(0, 8)));
    }
}
