namespace IotSms.Pdu;

/// <summary>What one short message carries of a text.</summary>
/// <param name="Content">Septets, one an octet and not yet packed, or UCS-2 octets, most significant first.</param>
/// <param name="Text">The same as characters, as the receiver will read it.</param>
/// <param name="Units">Septets, an escape pair being two; or 16-bit units, a surrogate pair being two.</param>
public sealed record TextPart(ReadOnlyMemory<byte> Content, string Text, int Units);
