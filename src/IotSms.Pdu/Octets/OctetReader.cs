namespace IotSms.Pdu;

/// <summary>Walks over the octets of a PDU; what is missing is refused with the name of the field that wanted it.</summary>
internal ref struct OctetReader(ReadOnlySpan<byte> octets, bool takesWhatIsThere = false)
{
    private readonly ReadOnlySpan<byte> _octets = octets;

    /// <summary>Whether user data that is cut short is taken as far as it goes.</summary>
    public readonly bool TakesWhatIsThere = takesWhatIsThere;

    public int Position { get; private set; }

    public readonly int Remaining => _octets.Length - Position;

    public byte Next(string field, string clause) => Next(1, field, clause)[0];

    public ReadOnlySpan<byte> Next(int count, string field, string clause)
    {
        if (count > Remaining)
            throw new PduException(field, Position, clause,
                $"{field} wants {count} more octet{(count == 1 ? "" : "s")} at octet {Position}, but {Remaining} are left.");
        var taken = _octets.Slice(Position, count);
        Position += count;
        return taken;
    }
}
