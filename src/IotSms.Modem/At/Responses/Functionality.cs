namespace IotSms.Modem.At.Responses;

/// <summary>Phone functionality (3GPP TS 27.007 8.2): <c>+CFUN: fun[,...]</c>: 0 minimum, 1 full, 4 radio off.</summary>
internal static class Functionality
{
    internal static int? Parse(string line) => AtFields.Of(line)[0].Number;
}
