using System.Buffers;
using System.Text;

namespace IotSms.Modem.At;

/// <summary>
/// Cuts received bytes into lines and prompts. Lenient on purpose: modules end lines with CR LF, CR CR LF or a lone LF, send
/// NULs and sync bytes at boot (SIM800: 00 49 49 49 49 FF FF FF FF), and echo the Ctrl-Z of a PDU.
/// </summary>
internal sealed class AtLineReader
{
    /// <summary>No line of either module is longer: a PDU line has 2 * 176 digits, trailing filler included below 1,000.</summary>
    internal const int MaximumLength = 4096;

    // A USSD answer is 182 characters at the most (3GPP TS 23.038 6.1.2.3), 728 digits as UCS-2 in hexadecimal.
    private const int MaximumQuoted = 2048;
    private static readonly byte[] MultiLineTag = "+CUSD:"u8.ToArray();

    // A module that restarts in the middle of a text never closes it, and its start may not be taken for more of it.
    private static readonly byte[] BootMark = "RDY\r"u8.ToArray();

    /// <summary>
    /// Set when a command got no answer: a quote that was opened and never closed may be hiding it, so the next read takes
    /// the line as it is.
    /// </summary>
    internal bool GiveUpQuotes { get; set; }

    /// <summary>Takes the next token off the front of what was received; false when more bytes are needed.</summary>
    /// <param name="received">The bytes; cut to what is left.</param>
    /// <param name="promptAwaited">Whether a <c>&gt;</c> at the start of a line is the prompt. It never waits for a line end.</param>
    /// <param name="token">The token.</param>
    internal bool TryRead(ref ReadOnlySequence<byte> received, bool promptAwaited, out AtToken token)
    {
        while (SkipToLine(ref received) is { } first)
        {
            if (first == '>' && promptAwaited)
            {
                received = received.Slice(1);
                if (FirstOf(received) == ' ') received = received.Slice(1);
                token = AtToken.Prompt;
                return true;
            }

            if (LineLength(received) is not { } length) break;
            var text = Decode(received.Slice(0, length));
            received = received.Slice(length);
            GiveUpQuotes = false;
            if (text.Length == 0) continue;
            token = AtToken.Line(text);
            return true;
        }

        token = default;
        return false;
    }

    private static int? FirstOf(in ReadOnlySequence<byte> received) => received.IsEmpty ? null : received.FirstSpan[0];

    private static int? SkipToLine(ref ReadOnlySequence<byte> received)
    {
        var reader = new SequenceReader<byte>(received);
        byte next;
        while (reader.TryPeek(out next) && next <= ' ') reader.Advance(1);
        received = reader.UnreadSequence;
        return reader.End ? null : next;
    }

    private long? LineLength(in ReadOnlySequence<byte> received)
    {
        var reader = new SequenceReader<byte>(received);
        if (!reader.TryAdvanceToAny("\r\n"u8, advancePastDelimiter: false))
        {
            return received.Length >= MaximumLength ? MaximumLength : null;
        }

        var lineEnd = reader.Consumed;
        if (GiveUpQuotes || !StartsWithMultiLineTag(received)) return lineEnd;
        return QuotedLength(received) ?? (received.Length >= MaximumQuoted ? lineEnd : null);
    }

    private static bool StartsWithMultiLineTag(in ReadOnlySequence<byte> received) =>
        new SequenceReader<byte>(received).IsNext(MultiLineTag);

    // The text between the quotes may have line ends of its own, and quotes too: the line ends where all quotes are closed, or
    // after a closing quote with the data coding scheme.
    private static long? QuotedLength(in ReadOnlySequence<byte> received)
    {
        var reader = new SequenceReader<byte>(received);
        var open = false;
        var last = (byte)0;
        var endsByCoding = false;
        while (reader.TryRead(out var octet))
        {
            if (open && octet is (byte)'\n' && reader.IsNext(BootMark)) return reader.Consumed - 1;
            if (octet is (byte)'\r' or (byte)'\n' && (!open || (endsByCoding && char.IsAsciiDigit((char)last)))) return reader.Consumed - 1;
            if (octet == '"') open = !open;
            if (octet == ' ') continue;
            endsByCoding = (octet == ',' && last == '"') || (endsByCoding && char.IsAsciiDigit((char)octet));
            last = octet;
        }

        return null;
    }

    // Latin-1 keeps every byte distinguishable; control characters other than a quoted line end carry nothing.
    private static string Decode(in ReadOnlySequence<byte> line)
    {
        var text = new StringBuilder((int)line.Length);
        foreach (var memory in line)
        {
            foreach (var octet in memory.Span)
            {
                if (octet is >= 0x20 or (byte)'\r' or (byte)'\n' or (byte)'\t') text.Append((char)octet);
            }
        }

        return text.ToString();
    }
}
