namespace IotSms.Modem.At.Responses;

/// <summary>Who calls (3GPP TS 27.007 7.11): <c>+CLIP: "number",type,...</c></summary>
internal static class CallingLine
{
    /// <summary>The number; null when it is withheld.</summary>
    internal static string? Parse(string line) => AtFields.Of(line)[0] is { IsEmpty: false } number ? number.Text : null;
}
