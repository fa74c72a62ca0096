namespace IotSms.Modem.At;

/// <summary>A command as data: what to send, how long to wait, and how to know its answer.</summary>
/// <param name="Text">The command line without its CR.</param>
internal sealed record AtCommand(string Text)
{
    /// <summary>What SIM800 and SIM7600 keep for a command without network or SIM access (9 s is what SIM7600 manuals print).</summary>
    internal static readonly TimeSpan DefaultTime = TimeSpan.FromSeconds(9);

    /// <summary>How long the final result code may take, from the last octet sent.</summary>
    internal TimeSpan Timeout { get; init; } = DefaultTime;

    /// <summary>The name its information responses start with, such as <c>+CREG</c>; null when it has none.</summary>
    internal string? Prefix { get; init; }

    /// <summary>Tells the response from an unsolicited result code of the same name; null when the name is enough.</summary>
    internal Func<string, bool>? IsResponse { get; init; }

    /// <summary>Which lines belong to it.</summary>
    internal AtInformation Information { get; init; } = AtInformation.Tagged;

    /// <summary>Whether a PDU follows each information response (AT+CMGL, AT+CMGR).</summary>
    internal bool HasBodies { get; init; }

    /// <summary>Whether <c>NO CARRIER</c> and its like end it.</summary>
    internal bool EndsByCallResult { get; init; }

    /// <summary>Whether a final <c>OK</c> before any information response is an older command's.</summary>
    internal bool NeedsInformation { get; init; }

    /// <summary>Whether a prompt instead of an answer ends it: a process that died before left one open.</summary>
    internal bool EndsByPrompt { get; init; }

    /// <summary>Whether silence is an answer too: the line may be wrong, and nothing else must be sent before the next try.</summary>
    internal bool IsProbe { get; init; }

    /// <summary>Whether it goes before all that wait.</summary>
    internal bool Urgent { get; init; }

    /// <summary>What to send at the prompt; null for a command without.</summary>
    internal PromptPayload? Payload { get; init; }

    /// <summary>A command as a person types it: nothing is known of its answer but its name.</summary>
    internal static AtCommand Typed(string text)
    {
        var name = text.AsSpan(Math.Min(2, text.Length));
        var end = name.IsEmpty || !char.IsAsciiLetter(name[0]) ? 1 : 0;
        while (end < name.Length && char.IsAsciiLetterOrDigit(name[end])) end++;
        return new AtCommand(text)
        {
            Prefix = name is ['+' or '^' or '*' or '$', ..] ? name[..end].ToString() : null,
            Information = AtInformation.Any,
            EndsByCallResult = true,
            EndsByPrompt = true,
            HasBodies = name[..Math.Min(end, name.Length)] is "+CMGL" or "+CMGR",
            Timeout = TimeSpan.FromSeconds(120),
        };
    }

    /// <summary>The command without its arguments, which may be secret or a number.</summary>
    public override string ToString() => Text.AsSpan().IndexOf('=') is var end and > 0 ? Text[..end] : Text;
}
