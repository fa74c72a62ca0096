namespace IotSms.Modem.At;

/// <summary>A line that is masked only if it is logged.</summary>
internal readonly record struct MaskedLine(string Line)
{
    /// <inheritdoc/>
    public override string ToString() => AtTrace.Mask(Line);
}
