namespace IotSms.Modem.At.Responses;

/// <summary>The answer to AT+CPMS=?: the storages that can be chosen for reading, writing and receiving.</summary>
internal static class SupportedStorages
{
    /// <summary>One list a purpose. A lone name may lack its brackets, and a second pair may stand around all lists.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Parse(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var text = line.AsSpan(colon + 1).Trim();
        if (text.StartsWith("((") && text.EndsWith("))")) text = text[1..^1];
        List<IReadOnlyList<string>> lists = [];
        List<string> list = [];
        var inside = false;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var next = i < text.Length ? text[i] : ',';
            if (next is not (',' or '(' or ')')) continue;
            var name = text[start..i].Trim(" \"");
            if (!name.IsEmpty) list.Add(name.ToString());
            start = i + 1;
            inside = next == '(' || (inside && next != ')');
            if (inside || next != ',') continue;
            lists.Add(list);
            list = [];
        }

        return lists;
    }
}
