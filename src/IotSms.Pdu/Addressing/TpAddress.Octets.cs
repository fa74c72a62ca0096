namespace IotSms.Pdu;

public sealed partial record TpAddress
{
    /// <summary>Decodes an address whose length counts useful semi-octets: TP-OA, TP-DA, TP-RA.</summary>
    /// <exception cref="PduException">Cut short, or longer than 20 semi-octets.</exception>
    public static TpAddress Decode(ReadOnlySpan<byte> octets, out int used)
    {
        var reader = new OctetReader(octets);
        var address = Read(ref reader, "address");
        used = reader.Position;
        return address;
    }

    /// <summary>Decodes a service centre address, whose length counts octets; null when it is absent (length 0).</summary>
    /// <exception cref="PduException">Cut short.</exception>
    public static TpAddress? DecodeServiceCentre(ReadOnlySpan<byte> octets, out int used)
    {
        var reader = new OctetReader(octets);
        var address = ReadServiceCentre(ref reader);
        used = reader.Position;
        return address;
    }

    /// <summary>The octets with a length in useful semi-octets.</summary>
    /// <exception cref="PduException">More than 20 semi-octets, or a character that has none.</exception>
    public byte[] Encode()
    {
        var (body, semiOctets) = Body();
        return [(byte)semiOctets, TypeOfAddress, .. body];
    }

    /// <summary>The octets with a length in octets, as a service centre address.</summary>
    /// <exception cref="PduException">More than 20 semi-octets, or a character that has none.</exception>
    public byte[] EncodeServiceCentre()
    {
        var (body, _) = Body();
        return [(byte)(body.Length + 1), TypeOfAddress, .. body];
    }

    internal static TpAddress Read(ref OctetReader reader, string field)
    {
        var at = reader.Position;
        var semiOctets = reader.Next(field, Clause.Address);
        if (semiOctets > MaxDigits)
            throw new PduException(field, at, Clause.Address,
                $"{field} at octet {at} claims {semiOctets} semi-octets: at most {MaxDigits} fit.");
        var typeOfAddress = reader.Next(field, Clause.Address);
        return From(typeOfAddress, reader.Next((semiOctets + 1) / 2, field, Clause.Address), semiOctets);
    }

    internal static TpAddress? ReadServiceCentre(ref OctetReader reader)
    {
        var octets = reader.Next("service centre address", Clause.ServiceCentreAddress);
        if (octets == 0) return null;
        var typeOfAddress = reader.Next("service centre address", Clause.ServiceCentreAddress);
        return From(typeOfAddress, reader.Next(octets - 1, "service centre address", Clause.ServiceCentreAddress), 2 * (octets - 1));
    }

    private static TpAddress From(byte typeOfAddress, ReadOnlySpan<byte> body, int semiOctets)
    {
        var type = (TypeOfNumber)(typeOfAddress >> 4 & 7);
        var value = type == TypeOfNumber.Alphanumeric
            ? Gsm7.Decode(Gsm7.Unpack(body, semiOctets * 4 / 7, 0), NationalLanguage.None, NationalLanguage.None)
            : SemiOctets.Decode(body, semiOctets);
        return new TpAddress(type, (NumberingPlan)(typeOfAddress & 0xF), value);
    }

    private (byte[] Body, int SemiOctets) Body()
    {
        byte[] septets = IsAlphanumeric ? Gsm7.Encode(Value, NationalLanguage.None, NationalLanguage.None) : [];
        // Useful semi-octets (9.1.2.5): 7 letters take 49 bits, so 13 of the 14 semi-octets are used.
        var semiOctets = IsAlphanumeric ? (septets.Length * 7 + 3) / 4 : Value.Length;
        if (semiOctets > MaxDigits)
            throw new PduException("address", -1, Clause.Address, $"An address of {semiOctets} semi-octets: at most {MaxDigits} fit.");
        return (IsAlphanumeric ? Gsm7.Pack(septets, 0) : Pdu.SemiOctets.Encode(Value), semiOctets);
    }
}
