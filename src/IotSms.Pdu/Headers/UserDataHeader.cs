using System.Collections.Immutable;

namespace IotSms.Pdu;

/// <summary>A user data header (3GPP TS 23.040 9.2.3.24): its elements in order, and typed views of those that matter here.</summary>
/// <param name="Elements">All elements; what is not understood is kept.</param>
public sealed record UserDataHeader(ImmutableArray<InformationElement> Elements)
{
    /// <summary>Octets it takes with its length octet.</summary>
    public int Length => 1 + Elements.Sum(element => 2 + element.Data.Length);

    /// <summary>
    /// The concatenation, the last one if there are several (9.2.3.24). One that can't be is to be ignored (9.2.3.24.1), so it is told
    /// only where there is no sound one.
    /// </summary>
    public Concatenation? Concatenation =>
        Last<Concatenation>(element => ToConcatenation(element) is { IsSound: true } sound ? sound : null)
            ?? Last<Concatenation>(ToConcatenation);

    /// <summary>The ports, the last ones if there are several.</summary>
    public ApplicationPorts? Ports => Last(
        element => element switch
        {
            { Identifier: InformationElement.Ports8, Data: [var destination, var source] } =>
                new ApplicationPorts(destination, source, Is16Bit: false),
            { Identifier: InformationElement.Ports16, Data: [var d1, var d2, var s1, var s2] } =>
                new ApplicationPorts(d1 << 8 | d2, s1 << 8 | s2, Is16Bit: true),
            _ => (ApplicationPorts?)null,
        });

    /// <summary>The language of the locking shift table; none if not named or reserved.</summary>
    public NationalLanguage LockingShift => Language(InformationElement.LockingShift);

    /// <summary>The language of the single shift table; none if not named or reserved.</summary>
    public NationalLanguage SingleShift => Language(InformationElement.SingleShift);

    /// <summary>Every special message indication; there may be one of each kind.</summary>
    public IEnumerable<SpecialMessageIndication> Indications => Elements
        .Where(element => element is { Identifier: InformationElement.SpecialMessageIndication, Data.Length: 2 })
        .Select(SpecialMessageIndication.From);

    /// <summary>A header of these elements; null when there are none.</summary>
    public static UserDataHeader? Of(params IEnumerable<InformationElement> elements) =>
        elements.ToImmutableArray() is { Length: > 0 } all ? new UserDataHeader(all) : null;

    /// <summary>Decodes the octets after UDHL.</summary>
    /// <exception cref="PduException">An element is longer than what is left.</exception>
    public static UserDataHeader Decode(ReadOnlySpan<byte> octets)
    {
        var reader = new OctetReader(octets);
        var elements = ImmutableArray.CreateBuilder<InformationElement>();
        while (reader.Remaining > 0)
        {
            var identifier = reader.Next("information element identifier", Clause.UserData);
            var length = reader.Next("information element length", Clause.UserData);
            elements.Add(new InformationElement(identifier, [.. reader.Next(length, "information element data", Clause.UserData)]));
        }

        return new UserDataHeader(elements.ToImmutable());
    }

    /// <summary>The octets, UDHL first.</summary>
    public byte[] Encode()
    {
        var octets = new List<byte>(Length) { (byte)(Length - 1) };
        foreach (var element in Elements) octets.AddRange([element.Identifier, (byte)element.Data.Length, .. element.Data]);
        return [.. octets];
    }

    /// <inheritdoc/>
    public bool Equals(UserDataHeader? other) => other is not null && Elements.AsSpan().SequenceEqual(other.Elements.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Elements.Aggregate(0, HashCode.Combine);

    private static Concatenation? ToConcatenation(InformationElement element) => element switch
    {
        { Identifier: InformationElement.Concatenation8, Data: [var reference, var total, var sequence] } =>
            new Concatenation(reference, total, sequence, Is16Bit: false),
        { Identifier: InformationElement.Concatenation16, Data: [var high, var low, var total, var sequence] } =>
            new Concatenation(high << 8 | low, total, sequence, Is16Bit: true),
        _ => null,
    };

    private T? Last<T>(Func<InformationElement, T?> view) where T : struct
    {
        T? last = null;
        foreach (var element in Elements) last = view(element) ?? last;
        return last;
    }

    private NationalLanguage Language(byte identifier)
    {
        var last = NationalLanguage.None;
        foreach (var element in Elements)
        {
            if (element.Identifier == identifier && element.Data is [var language])
                last = language is >= (byte)NationalLanguage.Turkish and <= (byte)NationalLanguage.Urdu
                    ? (NationalLanguage)language
                    : NationalLanguage.None;
        }

        return last;
    }
}
