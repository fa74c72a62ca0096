namespace IotSms.Gateway;

/// <summary>A part that is there.</summary>
/// <param name="Hex">Its PDU.</param>
/// <param name="Sequence">Its number, from 1.</param>
internal readonly record struct Piece(string Hex, int Sequence);
