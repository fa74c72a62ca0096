namespace IotSms.Modem.At.Responses;

/// <summary>The service centre on the SIM (3GPP TS 27.005 3.3.1): <c>+CSCA: "number",type</c>.</summary>
/// <param name="Number">The number, with <c>+</c> exactly when its type is international.</param>
/// <param name="Type">Type of address octet: 145 international, 129 unknown.</param>
/// <param name="IsUcs2">Whether the module printed it as UCS-2 in hexadecimal.</param>
internal sealed record ServiceCentreAddress(string Number, int? Type, bool IsUcs2)
{
    private const int International = 145;

    internal static ServiceCentreAddress? Parse(string line)
    {
        var fields = AtFields.Of(line);
        var number = fields[0].Text;
        if (number.Length == 0) return null;
        var ucs2 = number.StartsWith("00", StringComparison.Ordinal) && number.Length >= 8 ? Ucs2Hex.Decode(number) : null;
        number = ucs2 ?? number;
        var type = fields[1].Number;
        if (type == International && number[0] != '+') number = "+" + number;
        return new(number, type, ucs2 is not null);
    }
}
