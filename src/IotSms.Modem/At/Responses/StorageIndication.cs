namespace IotSms.Modem.At.Responses;

/// <summary>Where a message or report was put: <c>+CMTI: "SM",3</c>, <c>+CDSI: "SR",0</c> (3GPP TS 27.005 3.4.1).</summary>
internal static class StorageIndication
{
    /// <summary>The slot; null when none is named: a module whose storage is full prints <c>+CMTI: ,-1</c> (SIM7000G).</summary>
    internal static StorageSlot? Parse(string line)
    {
        var fields = AtFields.Of(line);
        return !fields[0].IsEmpty && fields[1].Number is { } index and >= 0 ? new StorageSlot(fields[0].Text, index) : null;
    }
}
