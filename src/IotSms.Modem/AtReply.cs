namespace IotSms.Modem;

/// <summary>A module's whole answer to one command.</summary>
/// <param name="Lines">The information responses, without line ends.</param>
/// <param name="Error">The error it ended with; null when it ended with <c>OK</c>.</param>
public sealed record AtReply(IReadOnlyList<string> Lines, AtError? Error)
{
    /// <summary>Whether the final result code was <c>OK</c>.</summary>
    public bool IsOk => Error is null;
}
