namespace IotSms.Pdu;

/// <summary>
/// What makes parts belong together (3GPP TS 23.040 9.2.3.24.1): sender, reference and total; a reference of 8 bits is another one than the
/// same number in 16. Service centre and time stamp may differ from part to part.
/// </summary>
/// <param name="Originator">The sender as <see cref="TpAddress.ToString"/> gives it.</param>
/// <param name="Reference">The concatenation reference.</param>
/// <param name="Total">Number of parts.</param>
/// <param name="Is16Bit">Whether the reference travels in 16 bits.</param>
public readonly record struct ConcatenationKey(string Originator, int Reference, int Total, bool Is16Bit)
{
    /// <summary>The key of a message's part; null when it stands alone, or names a part that can't be.</summary>
    public static ConcatenationKey? Of(SmsDeliver message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.UserData.Header?.Concatenation is { IsSound: true } part
            ? new ConcatenationKey(message.Originator.ToString(), part.Reference, part.Total, part.Is16Bit)
            : null;
    }
}
