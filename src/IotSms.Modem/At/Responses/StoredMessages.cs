namespace IotSms.Modem.At.Responses;

/// <summary>The messages in the answer to AT+CMGL or AT+CMGR: headers and PDUs in turn.</summary>
internal static class StoredMessages
{
    /// <summary>The messages of a list.</summary>
    internal static IReadOnlyList<StoredPdu> ParseList(IReadOnlyList<string> lines, string storage)
    {
        List<StoredPdu> messages = [];
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (!IsHeader(lines[i]) || IsHeader(lines[i + 1])
                || MessageHeader.ParseListed(lines[i]) is not { Index: { } index } header)
            {
                continue;
            }

            messages.Add(new(new StorageSlot(storage, index), header.State ?? 0, lines[++i]));
        }

        return messages;
    }

    /// <summary>The message in a slot; null when the slot is empty, which is answered by a plain <c>OK</c>.</summary>
    internal static StoredPdu? ParseRead(IReadOnlyList<string> lines, StorageSlot slot)
    {
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (IsHeader(lines[i])) return new(slot, MessageHeader.ParseRead(lines[i]).State ?? 0, lines[i + 1]);
        }

        return null;
    }

    /// <summary>
    /// Whether each header is followed by as many digits as it announces: a line that lost some on the way is read again.
    /// </summary>
    internal static bool AreWhole(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (IsHeader(lines[i])
                && (++i == lines.Count || !IsWhole(lines[i], MessageHeader.ParseRead(lines[i - 1]).Length ?? 0)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether all bodies are PDUs; a module that was left in text mode prints text.</summary>
    internal static bool ArePdus(IReadOnlyList<string> lines) => lines.All(line => IsHeader(line) || PduLine.IsHex(line));

    private static bool IsHeader(string line) =>
        line.StartsWith("+CMGL", StringComparison.Ordinal) || line.StartsWith("+CMGR", StringComparison.Ordinal);

    // The first octet counts the service centre's, which the announced length does not.
    private static bool IsWhole(string digits, int length) =>
        PduLine.IsHex(digits) && digits.Length >= 2 && digits.Length >= 2 * (1 + Convert.FromHexString(digits.AsSpan(0, 2))[0] + length);
}
