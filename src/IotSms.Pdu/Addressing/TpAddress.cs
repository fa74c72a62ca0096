namespace IotSms.Pdu;

/// <summary>An address: TP-OA, TP-DA, TP-RA (3GPP TS 23.040 9.1.2.5) or a service centre's (3GPP TS 24.011 8.2.5.2).</summary>
/// <param name="Type">Type-of-number.</param>
/// <param name="Plan">Numbering-plan-identification.</param>
/// <param name="Value">The digits (<c>0-9 * # a b c</c>), or the name of an alphanumeric address; never with a plus sign.</param>
public sealed partial record TpAddress(TypeOfNumber Type, NumberingPlan Plan, string Value)
{
    /// <summary>The most digits an address holds (9.1.2.5: 10 octets of semi-octets).</summary>
    public const int MaxDigits = 20;

    /// <summary>The most characters of a name (10 octets of packed septets).</summary>
    public const int MaxNameLength = 11;

    /// <summary>The type-of-address octet.</summary>
    public byte TypeOfAddress => (byte)(0x80 | (int)Type << 4 | (int)Plan);

    /// <summary>Whether it is a name and no number.</summary>
    public bool IsAlphanumeric => Type == TypeOfNumber.Alphanumeric;

    /// <summary>
    /// A number as people write it: with a plus sign international (91), without one unknown (81), as short codes want it.
    /// </summary>
    /// <exception cref="PduException">Empty, too long, or a character is no digit.</exception>
    public static TpAddress FromNumber(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        var international = number.StartsWith('+');
        var digits = international ? number[1..] : number;
        if (digits.Length is 0 or > MaxDigits)
            throw new PduException("address", -1, Clause.Address, $"'{number}' has {digits.Length} digits: 1 to {MaxDigits} fit.");
        var wrong = digits.AsSpan().IndexOfAnyExcept(SemiOctets.Digits);
        if (wrong >= 0)
            throw new PduException("address", -1, Clause.Address,
                $"'{digits[wrong]}' in '{number}' is no digit: use 0-9, *, #, a, b, c, and + only in front.");
        return new TpAddress(international ? TypeOfNumber.International : TypeOfNumber.Unknown, NumberingPlan.Telephone,
            digits.ToLowerInvariant());
    }

    /// <summary>A number with the type-of-address octet given, such as A1 for national.</summary>
    /// <exception cref="PduException">Empty, too long, or a character is no digit.</exception>
    public static TpAddress FromNumber(string number, byte typeOfAddress) =>
        FromNumber(number) with { Type = (TypeOfNumber)(typeOfAddress >> 4 & 7), Plan = (NumberingPlan)(typeOfAddress & 0xF) };

    /// <summary>A name, such as senders of services use.</summary>
    /// <exception cref="PduException">Empty, longer than 11 septets, or not in the GSM 7-bit default alphabet.</exception>
    public static TpAddress FromName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var septets = Gsm7.Encode(name, NationalLanguage.None, NationalLanguage.None);
        return septets.Length is > 0 and <= MaxNameLength
            ? new TpAddress(TypeOfNumber.Alphanumeric, NumberingPlan.Unknown, name)
            : throw new PduException("address", -1, Clause.Address, $"'{name}' takes {septets.Length} septets: 1 to {MaxNameLength} fit.");
    }

    /// <summary>With a plus sign exactly when international; nothing for an address without digits.</summary>
    public override string ToString() => Type == TypeOfNumber.International && Value.Length > 0 ? $"+{Value}" : Value;
}
