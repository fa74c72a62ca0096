namespace IotSms.Modem.At.Responses;

/// <summary>A preferred message storage and how full it is (3GPP TS 27.005 3.2.2).</summary>
/// <param name="Name"><c>SM</c>, <c>ME</c>, <c>SR</c> and so on; empty in the answer to a set command.</param>
/// <param name="Used">Slots in use.</param>
/// <param name="Total">Slots there are.</param>
internal sealed record MessageStorage(string Name, int Used, int Total)
{
    /// <summary>
    /// The storages for reading, writing and receiving, in this order: <c>+CPMS: "SM",1,40,...</c> or <c>+CPMS: 1,40,...</c>
    /// </summary>
    internal static IReadOnlyList<MessageStorage> Parse(string line)
    {
        var fields = AtFields.Of(line);
        List<MessageStorage> storages = [];
        for (var i = 0; i < fields.Count;)
        {
            var named = fields[i].Number is null;
            var name = named ? fields[i++].Text : "";
            if (fields[i].Number is not { } used || fields[i + 1].Number is not { } total) break;
            storages.Add(new(name, used, total));
            i += 2;
        }

        return storages;
    }
}
