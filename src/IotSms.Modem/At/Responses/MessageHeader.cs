namespace IotSms.Modem.At.Responses;

/// <summary>
/// The line before a PDU (3GPP TS 27.005 3.4.2, 3.4.3): <c>+CMGL: index,stat,[alpha],length</c>, <c>+CMGR: stat,[alpha],length</c>.
/// </summary>
/// <param name="Index">Location; null where the command named it.</param>
/// <param name="State">0 unread, 1 read, 2 unsent, 3 sent; null when the module left it out.</param>
/// <param name="Length">Octets of the TPDU, the service centre not counted.</param>
internal sealed record MessageHeader(int? Index, int? State, int? Length)
{
    /// <summary>Reads <c>+CMGL</c>, which begins with the index.</summary>
    internal static MessageHeader? ParseListed(string line)
    {
        var fields = AtFields.Of(line);
        return fields[0].Number is { } index ? new(index, fields.Count > 2 ? fields[1].Number : null, LastNumber(fields)) : null;
    }

    /// <summary>Reads <c>+CMGR</c>. Some modules print the index here too, before the state.</summary>
    internal static MessageHeader ParseRead(string line)
    {
        var fields = AtFields.Of(line);
        return fields.Count >= 4 && fields[1].Number is { } second
            ? new(fields[0].Number, second, LastNumber(fields))
            : new(null, fields[0].Number, LastNumber(fields));
    }

    // The name between may be empty, quoted or left out, and the PDU may follow: the length is the last that is a number.
    private static int? LastNumber(AtFields fields)
    {
        for (var i = fields.Count - 1; i > 0; i--)
        {
            if (fields[i].Number is { } number) return number;
        }

        return null;
    }
}
