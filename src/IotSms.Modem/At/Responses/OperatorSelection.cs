namespace IotSms.Modem.At.Responses;

/// <summary>The network chosen (3GPP TS 27.007 7.3): <c>+COPS: mode[,format,"operator"[,AcT]]</c>.</summary>
internal sealed record OperatorSelection(int Mode, int? Format, string? Operator, int? Access)
{
    internal static OperatorSelection? Parse(string line)
    {
        var fields = AtFields.Of(line);
        if (fields[0].Number is not { } mode) return null;
        var name = OperatorName.Decode(fields[2].Text);
        return new(mode, fields[1].Number, name.Length == 0 ? null : name, fields[3].Number);
    }
}
