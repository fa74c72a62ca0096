using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>What a received PDU is.</summary>
internal abstract record ReceivedPdu
{
    private ReceivedPdu() { }

    /// <summary>A message, or a part of one.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Part">What it is a part of; null: it is whole.</param>
    public sealed record Delivery(SmsDeliver Message, FragmentedMessage? Part) : ReceivedPdu;

    /// <summary>A status report.</summary>
    public sealed record Report(SmsStatusReport Status) : ReceivedPdu;

    /// <summary>Nothing to show: a short message of type 0 (3GPP TS 23.040 9.2.3.9), which is acknowledged and discarded.</summary>
    public sealed record Silent : ReceivedPdu;

    /// <summary>Something that can't be decoded.</summary>
    public sealed record Undecodable(string Reason) : ReceivedPdu;
}
