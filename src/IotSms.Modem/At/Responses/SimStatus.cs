namespace IotSms.Modem.At.Responses;

/// <summary>
/// What the SIM waits for (3GPP TS 27.007 8.3): <c>READY</c>, <c>SIM PIN</c>, <c>SIM PUK</c>, SIM800 also
/// <c>NOT INSERTED</c>, <c>NOT READY</c>.
/// </summary>
internal static class SimStatus
{
    internal const string Ready = "READY";
    internal const string Pin = "SIM PIN";
    internal const string NotReady = "NOT READY";

    internal static string? Parse(string line) => AtFields.Of(line)[0] is { IsEmpty: false } status ? status.Text : null;

    /// <summary>Whether messages can be used: the second PIN guards call restrictions, nothing else (3GPP TS 27.007 8.3).</summary>
    internal static bool IsOpen(string? state) => state is Ready or "SIM PIN2" or "SIM PUK2";

    /// <summary>Whether the line may answer AT+CPIN?: SIM800 tells of a lost SIM by the same name, but asked it gives an error.</summary>
    internal static bool IsReadResponse(string line) => Parse(line) is not (NotReady or "NOT INSERTED" or "SIM REMOVED");
}
