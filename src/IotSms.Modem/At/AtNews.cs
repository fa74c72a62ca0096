namespace IotSms.Modem.At;

/// <summary>What a channel tells its owner, on the channel's own task: take it and return.</summary>
internal abstract record AtNews
{
    private AtNews() { }

    /// <summary>An unsolicited result code.</summary>
    internal sealed record Unsolicited(Urc Urc) : AtNews;

    /// <summary>A <c>+CMGS</c> that no exchange awaits.</summary>
    /// <param name="Tag">The payload that was given up last; null when this channel never sent one.</param>
    /// <param name="Line">The response.</param>
    internal sealed record LateAnswer(string? Tag, string Line) : AtNews;

    /// <summary>The answer to a payload is overdue; it is still waited for.</summary>
    internal sealed record Overdue(AtCommand Command) : AtNews;

    /// <summary>The module no longer answers: neither the command nor the fence after it.</summary>
    internal sealed record Deaf : AtNews;
}
