namespace IotSms.Pdu;

public sealed partial record TpAddress
{
    // National prefixes and country codes differ in front; seven digits at the end make two numbers the same for all that is practical.
    private const int SignificantDigits = 7;

    /// <summary>
    /// Whether two addresses may name the same subscriber: a status report may name in national form, or with another prefix, the recipient
    /// that the message named in international form.
    /// </summary>
    public bool MayBe(TpAddress other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (IsAlphanumeric || other.IsAlphanumeric) return this == other;
        var (shorter, longer) = Value.Length <= other.Value.Length ? (Value, other.Value) : (other.Value, Value);
        shorter = shorter.TrimStart('0');
        return Value == other.Value || (shorter.Length >= SignificantDigits && longer.EndsWith(shorter, StringComparison.Ordinal));
    }
}
