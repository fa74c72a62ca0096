namespace IotSms.Pdu;

/// <summary>Octets that are no valid PDU, or a value that can't be coded as one.</summary>
/// <param name="field">The parameter, in the standard's name, such as <c>TP-UDL</c>.</param>
/// <param name="octet">Position of the offending octet, counted from 0; -1 when a value is being encoded.</param>
/// <param name="clause">The clause that forbids it, such as <c>3GPP TS 23.040 9.2.3.16</c>.</param>
/// <param name="message">What is wrong and what would be right.</param>
public sealed class PduException(string field, int octet, string clause, string message) : Exception(message)
{
    /// <summary>The parameter, in the standard's name.</summary>
    public string Field { get; } = field;

    /// <summary>Position of the offending octet, counted from 0; -1 when a value was being encoded.</summary>
    public int Octet { get; } = octet;

    /// <summary>The clause that forbids it.</summary>
    public string Clause { get; } = clause;
}
