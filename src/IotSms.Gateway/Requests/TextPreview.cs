namespace IotSms.Gateway;

/// <summary>What sending a text would cost.</summary>
/// <param name="Encoding"><c>gsm7</c> or <c>ucs2</c>.</param>
/// <param name="Reason">Why that alphabet, such as <c>UCS-2 because of 'ł' at 14</c>; null for the GSM alphabet.</param>
/// <param name="Parts">Number of short messages.</param>
/// <param name="Units">Septets or UCS-2 units over all parts.</param>
/// <param name="PartUnits">Septets or UCS-2 units of each part.</param>
/// <param name="Replacements">Characters that would be replaced.</param>
public sealed record TextPreview(string Encoding, string? Reason, int Parts, int Units, IReadOnlyList<int> PartUnits, int Replacements);
