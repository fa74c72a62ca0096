using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace IotSms.Pdu;

/// <summary>TP-UD (3GPP TS 23.040 9.2.3.24): a header, if any, and the content.</summary>
/// <param name="Header">The user data header.</param>
/// <param name="Alphabet">How the content is coded.</param>
/// <param name="Content">
/// For the GSM 7-bit alphabet one septet an octet, unpacked; for the others the octets. Parts of one message are joined here, before
/// the text is read, so that a pair which the sender cut is whole again.
/// </param>
public sealed record UserData(UserDataHeader? Header, Alphabet Alphabet, ImmutableArray<byte> Content)
{
    /// <summary>Octets a TP-UD holds.</summary>
    public const int MaxOctets = 140;

    /// <summary>No header and no content.</summary>
    public static UserData Empty { get; } = new(null, Alphabet.Gsm7, []);

    /// <summary>The text; null when the content is octets.</summary>
    public string? Text => Alphabet switch
    {
        Alphabet.Gsm7 or Alphabet.Reserved =>
            Gsm7.Decode(Content.AsSpan(), Header?.LockingShift ?? default, Header?.SingleShift ?? default),
        Alphabet.Ucs2 => DecodeUcs2(Content.AsSpan()),
        _ => null,
    };

    /// <summary>TP-UDL: septets with header and fill bits for the GSM 7-bit alphabet, else octets (9.2.3.16).</summary>
    public int Length => IsSeptets ? HeaderSeptets + Content.Length : HeaderLength + Content.Length;

    private bool IsSeptets => Alphabet is Alphabet.Gsm7 or Alphabet.Reserved;

    private int HeaderLength => Header?.Length ?? 0;

    private int HeaderSeptets => (HeaderLength * 8 + 6) / 7;

    private int FillBits => HeaderSeptets * 7 - HeaderLength * 8;

    /// <summary>Text in UCS-2, UTF-16 big-endian as everybody sends it; an odd last octet is dropped.</summary>
    public static string DecodeUcs2(ReadOnlySpan<byte> octets) => Encoding.BigEndianUnicode.GetString(octets[..(octets.Length & ~1)]);

    /// <summary>The octets of a text in UCS-2.</summary>
    public static ImmutableArray<byte> EncodeUcs2(ReadOnlySpan<char> text)
    {
        var octets = new byte[2 * text.Length];
        for (var n = 0; n < text.Length; n++) BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(2 * n), text[n]);
        return [.. octets];
    }

    /// <summary>TP-UDL and TP-UD.</summary>
    /// <exception cref="PduException">More than 140 octets.</exception>
    public byte[] Encode()
    {
        byte[] header = Header?.Encode() ?? [];
        byte[] content = IsSeptets ? Gsm7.Pack(Content.AsSpan(), FillBits) : [.. Content];
        // TP-UDL counts the septet that fill bits complete, so the octet they reach into must be there even if no text follows.
        if (content.Length == 0 && IsSeptets && FillBits > 0) content = [0];
        return header.Length + content.Length <= MaxOctets
            ? [(byte)Length, .. header, .. content]
            : throw new PduException("TP-UD", -1, Clause.UserData,
                $"{header.Length + content.Length} octets of user data: at most {MaxOctets} fit a short message.");
    }

    /// <summary>Decodes TP-UDL and TP-UD.</summary>
    /// <param name="octets">The octets, TP-UDL first.</param>
    /// <param name="scheme">TP-DCS.</param>
    /// <param name="hasHeader">TP-UDHI.</param>
    /// <exception cref="PduException">Cut short, or too long.</exception>
    public static UserData Decode(ReadOnlySpan<byte> octets, DataCodingScheme scheme, bool hasHeader)
    {
        var reader = new OctetReader(octets);
        return Read(ref reader, scheme, hasHeader);
    }

    internal static UserData Read(ref OctetReader reader, DataCodingScheme scheme, bool hasHeader)
    {
        var at = reader.Position;
        int length = reader.Next("TP-UDL", Clause.UserDataLength);
        // A reserved coding is read as the GSM 7-bit default alphabet (23.038 4); compressed text as what it is: octets.
        var alphabet = scheme.IsCompressed ? Alphabet.EightBit : scheme.Alphabet;
        var septets = alphabet is Alphabet.Gsm7 or Alphabet.Reserved;
        var octets = septets ? (length * 7 + 7) / 8 : length;
        if (reader.TakesWhatIsThere && octets > reader.Remaining)
        {
            octets = reader.Remaining;
            length = septets ? octets * 8 / 7 : octets;
        }

        if (octets > MaxOctets)
            throw new PduException("TP-UDL", at, Clause.UserDataLength,
                $"TP-UDL {length} at octet {at} means {octets} octets: at most {MaxOctets} fit.");
        if (octets > reader.Remaining)
            throw new PduException("TP-UDL", at, Clause.UserDataLength,
                $"TP-UDL {length} at octet {at} means {octets} octets, but {reader.Remaining} are left.");
        var body = reader.Next(octets, "TP-UD", Clause.UserData);
        return Split(body, length, alphabet, septets, hasHeader, at + 1);
    }

    private static UserData Split(ReadOnlySpan<byte> body, int length, Alphabet alphabet, bool septets, bool hasHeader, int at)
    {
        var header = hasHeader ? ReadHeader(body, at) : null;
        var headerLength = header is null ? 0 : 1 + body[0];
        if (!septets) return new UserData(header, alphabet, [.. body[headerLength..]]);

        var headerSeptets = (headerLength * 8 + 6) / 7;
        var count = Math.Max(0, length - headerSeptets);
        return new UserData(header, alphabet, [.. Gsm7.Unpack(body[headerLength..], count, headerSeptets * 7 - headerLength * 8)]);
    }

    private static UserDataHeader ReadHeader(ReadOnlySpan<byte> body, int at)
    {
        if (body.IsEmpty || body[0] >= body.Length)
            throw new PduException("UDHL", at, Clause.UserData,
                $"UDHL at octet {at} is longer than the user data of {body.Length} octets.");
        try
        {
            return UserDataHeader.Decode(body.Slice(1, body[0]));
        }
        catch (PduException inner)
        {
            throw new PduException(inner.Field, at + 1 + inner.Octet, inner.Clause,
                $"In the user data header at octet {at}: {inner.Message}");
        }
    }

    /// <inheritdoc/>
    public bool Equals(UserData? other) => other is not null && Alphabet == other.Alphabet && Equals(Header, other.Header)
        && Content.AsSpan().SequenceEqual(other.Content.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Header);
        hash.Add(Alphabet);
        hash.AddBytes(Content.AsSpan());
        return hash.ToHashCode();
    }
}
