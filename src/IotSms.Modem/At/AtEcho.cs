namespace IotSms.Modem.At;

/// <summary>The echo of a command line (V.250 5.2.3), which goes before the answer's first CR LF.</summary>
internal static class AtEcho
{
    /// <summary>The answer from its first CR LF on; all of it when there is none.</summary>
    internal static string Strip(string answer) =>
        answer.IndexOf("\r\n", StringComparison.Ordinal) is var start and > 0 ? answer[start..] : answer;
}
