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
            if (!lines[i].StartsWith("+CMGL", StringComparison.Ordinal) || MessageHeader.ParseListed(lines[i]) is not { Index: { } index } header) continue;
            messages.Add(new(new StorageSlot(storage, index), header.State ?? 0, lines[++i]));
        }

        return messages;
    }

    /// <summary>The message in a slot; null when the slot is empty, which is answered by a plain <c>OK</c>.</summary>
    internal static StoredPdu? ParseRead(IReadOnlyList<string> lines, StorageSlot slot)
    {
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i].StartsWith("+CMGR", StringComparison.Ordinal)) return new(slot, MessageHeader.ParseRead(lines[i]).State ?? 0, lines[i + 1]);
        }

        return null;
    }
}
