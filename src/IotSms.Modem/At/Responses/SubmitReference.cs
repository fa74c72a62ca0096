namespace IotSms.Modem.At.Responses;

/// <summary>The message reference of a submission (3GPP TS 27.005 3.5.1): <c>+CMGS: mr[,scts]</c>.</summary>
internal static class SubmitReference
{
    /// <summary>TP-MR; null when the module did not name it.</summary>
    internal static byte? Parse(string line) => AtFields.Of(line)[0].Number is { } reference and >= 0 and <= 255 ? (byte)reference : null;
}
