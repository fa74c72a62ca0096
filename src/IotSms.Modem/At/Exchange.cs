using IotSms.Modem.At.Responses;

namespace IotSms.Modem.At;

/// <summary>
/// One command and its answer, as a state machine without I/O or clock. Anything may come between the command and its final
/// result code (27.007 protects nothing), so each line is asked whose it is.
/// </summary>
internal sealed class Exchange(AtCommand command, UrcTable urcs)
{
    private readonly List<string> _lines = [];
    private bool _bodyAwaited;

    internal AtCommand Command => command;

    /// <summary>The information responses so far, bodies included.</summary>
    internal IReadOnlyList<string> Lines => _lines;

    /// <summary>The error it ended with; null for <c>OK</c>.</summary>
    internal AtError? Error { get; private set; }

    /// <summary>The final result code as the module wrote it; null before the end.</summary>
    internal string? FinalLine { get; private set; }

    /// <summary>Whether the module asked for the payload.</summary>
    internal bool IsPrompted { get; private set; }

    /// <summary>Whether the payload has been sent.</summary>
    internal bool IsPayloadSent { get; set; }

    /// <summary>Whether a <c>&gt;</c> would be the prompt.</summary>
    internal bool AwaitsPrompt => FinalLine is null && !IsPrompted && (command.Payload is not null || command.EndsByPrompt);

    /// <summary>Whether the response that makes a submission a success is there, with or without its <c>OK</c>.</summary>
    internal bool IsAccepted => IsPayloadSent && _lines.Count > 0;

    internal ExchangeStep Feed(AtToken token)
    {
        if (token.Kind == AtTokenKind.Prompt) return Prompted();
        // SIM7670G and Telit print the prompt twice; the second sticks to the front of the next line.
        var line = command.Payload is not null && token.Text[0] == '>' ? token.Text.TrimStart('>', ' ') : token.Text;
        if (line.Length == 0) return ExchangeStep.Taken;
        if (_bodyAwaited) return FeedBody(line);
        if (IsEcho(line)) return ExchangeStep.Taken;
        return EndsBy(line) ?? FeedInformation(line);
    }

    private ExchangeStep Prompted()
    {
        if (!AwaitsPrompt) return ExchangeStep.NotMine;
        IsPrompted = true;
        return command.EndsByPrompt ? ExchangeStep.Ended : ExchangeStep.Prompted;
    }

    // A PDU is hexadecimal, so that it can be taken for nothing else, and nothing else for it.
    private ExchangeStep FeedBody(string line)
    {
        if (urcs.Find(line) is not null) return ExchangeStep.NotMine;
        if (EndsBy(line) is { } end) return end;
        // A header whose PDU got lost is followed by the next header.
        if (StartsWithPrefix(line)) return TakeInformation(line);
        _bodyAwaited = false;
        _lines.Add(PduLine.Clean(line));
        return ExchangeStep.Taken;
    }

    private ExchangeStep? EndsBy(string line)
    {
        if (!FinalResult.TryParse(line, out var error)
            && !(command.EndsByCallResult && FinalResult.TryParseCall(line, out error)))
        {
            return null;
        }

        if (command.NeedsInformation && _lines.Count == 0) return ExchangeStep.Taken;
        // Before its PDU has left, AT+CMGS is answered by a prompt or an error; an OK is an older command's.
        if (command.Payload is not null && !IsPayloadSent && error is null) return ExchangeStep.Taken;
        FinalLine = line;
        Error = error;
        return ExchangeStep.Ended;
    }

    private ExchangeStep FeedInformation(string line)
    {
        if (StartsWithPrefix(line))
        {
            // A +CMGS before this PDU has left is the answer to an earlier one.
            if (command.Payload is not null && !IsPayloadSent) return ExchangeStep.NotMine;
            if (command.IsResponse?.Invoke(line) is not false) return TakeInformation(line);
        }

        if (urcs.Find(line) is not null) return ExchangeStep.NotMine;
        var mine = command.Information switch
        {
            AtInformation.Any => true,
            AtInformation.Untagged => line[0] is not ('+' or '*' or '^'),
            _ => false,
        };
        if (!mine) return ExchangeStep.NotMine;
        _lines.Add(line);
        return ExchangeStep.Taken;
    }

    private ExchangeStep TakeInformation(string line)
    {
        _lines.Add(line);
        if (!command.HasBodies) return ExchangeStep.Taken;
        var body = PduLine.InHeader(line);
        _bodyAwaited = body is null;
        if (body is not null) _lines.Add(body);
        return ExchangeStep.Taken;
    }

    private bool StartsWithPrefix(string line) =>
        command.Prefix is { } prefix
        && line.StartsWith(prefix, StringComparison.Ordinal)
        && (line.Length == prefix.Length || line[prefix.Length] is ':' or ' ' or '=');

    // Echo is switched off, but a module that restarted has it on again: the command line, cut or garbled, and the payload.
    private bool IsEcho(string line) =>
        line.StartsWith("AT", StringComparison.OrdinalIgnoreCase)
            && (line.Length == 2 || line[2] is '+' or '&' or '*' || line.Equals(command.Text, StringComparison.OrdinalIgnoreCase))
        || line.Equals(command.Text, StringComparison.OrdinalIgnoreCase)
        || IsPayloadSent && PduLine.IsHex(line);
}
