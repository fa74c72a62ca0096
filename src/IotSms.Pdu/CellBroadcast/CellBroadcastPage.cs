using System.Collections.Immutable;

namespace IotSms.Pdu;

/// <summary>One page of a cell broadcast message (3GPP TS 23.041 9.4.1.2), as <c>+CBM</c> brings it in PDU mode.</summary>
/// <param name="GeographicalScope">Where the message code is unique: 0 and 3 the cell, 1 the network, 2 the location area.</param>
/// <param name="MessageCode">Tells messages of one source apart, 0 to 1023.</param>
/// <param name="UpdateNumber">The edition of the message, 0 to 15.</param>
/// <param name="MessageIdentifier">Source and kind of the message: the channel to listen to.</param>
/// <param name="DataCodingScheme">How the content is coded.</param>
/// <param name="Page">This page, from 1.</param>
/// <param name="Pages">Number of pages, 1 to 15.</param>
/// <param name="Content">The content as it travels, at most 82 octets.</param>
public sealed record CellBroadcastPage(
    int GeographicalScope,
    int MessageCode,
    int UpdateNumber,
    int MessageIdentifier,
    CbsDataCodingScheme DataCodingScheme,
    int Page,
    int Pages,
    ImmutableArray<byte> Content)
{
    private const int MaxContentOctets = 82;

    /// <summary>The text, without the language ahead of it and the carriage returns that fill the page.</summary>
    public string Text => UssdText.Decode(Content.AsSpan(), DataCodingScheme).TrimEnd('\r');

    /// <summary>ISO 639-1 code of the language, from the coding scheme or the two septets ahead of the text, if one is named.</summary>
    public string? Language => DataCodingScheme.HasLanguagePrefix && Content.Length >= 2
        ? Gsm7.Decode(Gsm7.Unpack(Content.AsSpan(), septetCount: 2, fillBits: 0), NationalLanguage.None, NationalLanguage.None)
        : DataCodingScheme.Language;

    /// <summary>Decodes a page; what a module puts behind its 82 octets is no part of it.</summary>
    /// <exception cref="PduException">Cut short ahead of the content.</exception>
    public static CellBroadcastPage Decode(ReadOnlySpan<byte> octets)
    {
        var reader = new OctetReader(octets);
        var serial = reader.Next(2, "serial number", Clause.CellBroadcastPage);
        var identifier = reader.Next(2, "message identifier", Clause.CellBroadcastPage);
        var scheme = reader.Next("data coding scheme", Clause.CellBroadcastPage);
        var page = reader.Next("page parameter", Clause.CellBroadcastPage);
        // 9.4.1.2.4: a zero in either half means the only page of one.
        var (number, total) = page >> 4 == 0 || (page & 0xF) == 0 ? (1, 1) : (page >> 4, page & 0xF);
        var content = reader.Next(Math.Min(reader.Remaining, MaxContentOctets), "content", Clause.CellBroadcastPage);
        return new CellBroadcastPage(
            serial[0] >> 6, (serial[0] & 0x3F) << 4 | serial[1] >> 4, serial[1] & 0xF, identifier[0] << 8 | identifier[1],
            CbsDataCodingScheme.Decode(scheme), number, total, [.. content]);
    }
}
