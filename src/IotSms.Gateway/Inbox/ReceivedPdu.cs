namespace IotSms.Gateway;

/// <summary>What a received PDU is.</summary>
internal abstract record ReceivedPdu
{
    private ReceivedPdu() { }

    /// <summary>A message, or a part of one.</summary>
    /// <param name="From">The sender.</param>
    /// <param name="Time">TP-SCTS, if its digits are a time.</param>
    /// <param name="Part">What it is a part of; null: it is whole.</param>
    /// <param name="Sequence">Its number, from 1.</param>
    /// <param name="UserData">TP-UD in hexadecimal: the same part sent twice has the same.</param>
    public sealed record Delivery(string From, DateTimeOffset? Time, FragmentedMessage? Part, int Sequence, string UserData) : ReceivedPdu;

    /// <summary>A status report.</summary>
    public sealed record Report(DeliveryReport Status) : ReceivedPdu;

    /// <summary>Nothing to show: a short message of type 0 (3GPP TS 23.040 9.2.3.9), which is acknowledged and discarded.</summary>
    public sealed record Silent : ReceivedPdu;

    /// <summary>Something that can't be decoded.</summary>
    public sealed record Undecodable(string Reason) : ReceivedPdu;
}
