namespace IotSms.Modem.At;

/// <summary>How an unsolicited result code is spelt.</summary>
/// <param name="Start">How the line starts.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Whole">Whether that is the whole line.</param>
/// <param name="Body">Whether a PDU follows on the next line.</param>
internal sealed record UrcPattern(string Start, UrcKind Kind, bool Whole = false, bool Body = false)
{
    internal bool Matches(ReadOnlySpan<char> line) => Whole
        ? line.TrimEnd().Equals(Start, StringComparison.Ordinal)
        : line.StartsWith(Start, StringComparison.Ordinal);
}
