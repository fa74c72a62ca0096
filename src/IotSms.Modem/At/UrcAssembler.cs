using IotSms.Modem.At.Responses;

namespace IotSms.Modem.At;

/// <summary>Puts an unsolicited result code and the PDU line after it together.</summary>
internal sealed class UrcAssembler(UrcTable urcs)
{
    private Urc? _head;

    /// <summary>Whether the line is the PDU of the one before, and so no answer to anything.</summary>
    internal bool Awaits(string line) => _head is not null && PduLine.IsPdu(line);

    /// <summary>Takes a line that is nobody's answer.</summary>
    /// <returns>The whole code; null when its PDU is still to come or the line is none that is known.</returns>
    internal Urc? Feed(string line)
    {
        if (_head is { } head && FinalResult.TryParse(line, out _) is false && urcs.Find(line) is null)
        {
            _head = null;
            return head with { Body = PduLine.Clean(line) };
        }

        // A PDU that never came is no reason to hold back what comes now.
        _head = null;
        if (urcs.Find(line) is not { } pattern) return null;
        var urc = new Urc(pattern.Kind, line, pattern.Body ? PduLine.InHeader(line) : null);
        if (!pattern.Body || urc.Body is not null) return urc;
        _head = urc;
        return null;
    }

    internal void Forget() => _head = null;
}
