namespace IotSms.Simulator.Control;

/// <summary>A request that can't be carried out as it is.</summary>
internal sealed class ControlException(string field, string value, string fix) : Exception($"{field}: {value}: {fix}")
{
    public string Field { get; } = field;

    public string Value { get; } = value;

    public string Fix { get; } = fix;
}
