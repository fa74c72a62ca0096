using System.Collections.Immutable;

namespace IotSms.Pdu;

public sealed partial record SmsSubmit
{
    /// <summary>The messages that carry a text: one, or as many as it has parts, with concatenation.</summary>
    /// <param name="to">TP-DA of all.</param>
    /// <param name="text">The text, cut and coded.</param>
    /// <param name="options">What is asked of the service centre.</param>
    public static ImmutableArray<SmsSubmit> ForText(TpAddress to, PreparedText text, SubmitOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        return [.. text.Parts.Select((part, index) => new SmsSubmit
        {
            Destination = to,
            ProtocolIdentifier = options.ProtocolIdentifier,
            DataCodingScheme = DataCodingScheme.For(text.Alphabet, options.MessageClass),
            ValidityPeriod = options.ValidityPeriod,
            StatusReportRequested = options.StatusReport,
            RejectDuplicates = options.RejectDuplicates,
            UserData = new UserData(Header(text, options, index + 1), text.Alphabet, [.. part.Content.Span]),
        })];
    }

    // The concatenation first: some old handsets look for it nowhere else.
    private static UserDataHeader? Header(PreparedText text, SubmitOptions options, int sequence)
    {
        var elements = new List<InformationElement>();
        if (text.Parts.Count > 1)
            elements.Add(new Concatenation(options.Reference, text.Parts.Count, sequence, text.SixteenBitReference).ToElement());
        if (text.Single != NationalLanguage.None) elements.Add(new InformationElement(InformationElement.SingleShift, [(byte)text.Single]));
        if (text.Locking != NationalLanguage.None)
            elements.Add(new InformationElement(InformationElement.LockingShift, [(byte)text.Locking]));
        elements.AddRange(options.Elements);
        return UserDataHeader.Of(elements);
    }
}
