using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>A message of which parts are missing.</summary>
/// <param name="Modem">The modem that receives it.</param>
/// <param name="Key">What its parts have in common.</param>
internal readonly record struct FragmentedMessage(string Modem, ConcatenationKey Key);
