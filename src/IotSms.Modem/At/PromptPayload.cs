namespace IotSms.Modem.At;

/// <summary>What goes out at the prompt.</summary>
/// <param name="Tag">The caller's name for it, given back with an answer that comes too late.</param>
/// <param name="Octets">The PDU in hexadecimal and Ctrl-Z.</param>
/// <param name="Ready">Must have completed before the first octet leaves; if it fails, none leaves.</param>
internal sealed record PromptPayload(string? Tag, ReadOnlyMemory<byte> Octets, Task Ready)
{
    /// <summary>How long the prompt may take (SIM800: up to 5 s behind a busy SIM).</summary>
    internal static readonly TimeSpan PromptTime = TimeSpan.FromSeconds(10);

    /// <summary>After this long the answer is overdue; the hard limit is the command's own.</summary>
    internal static readonly TimeSpan SoftTime = TimeSpan.FromSeconds(60);
}
