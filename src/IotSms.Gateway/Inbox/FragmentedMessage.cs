namespace IotSms.Gateway;

/// <summary>What parts of one message have in common (3GPP TS 23.040 9.2.3.24.1): a reference alone is reused, by others too.</summary>
/// <param name="Modem">The modem.</param>
/// <param name="From">The sender.</param>
/// <param name="Reference">The concatenated short message reference number.</param>
/// <param name="IsWide">Whether that has 16 bits.</param>
/// <param name="Total">The number of parts.</param>
internal sealed record FragmentedMessage(string Modem, string From, int Reference, bool IsWide, int Total);
