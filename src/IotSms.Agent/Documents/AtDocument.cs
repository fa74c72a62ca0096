namespace IotSms.Agent.Documents;

/// <summary>The answer to <c>at</c>: what the module said.</summary>
/// <param name="Modem">The module.</param>
/// <param name="Lines">The information responses.</param>
/// <param name="Final">The final result code.</param>
internal sealed record AtDocument(string Modem, IReadOnlyList<string> Lines, string Final);
