using System.Collections.Immutable;
using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>Reads what a modem received.</summary>
internal static class IncomingPdus
{
    /// <summary>A short message of type 0: acknowledged and discarded (3GPP TS 23.040 9.2.3.9).</summary>
    private const byte ShortMessageType0 = 0x40;

    /// <summary>What a PDU is.</summary>
    public static ReceivedPdu Read(string modem, string hex)
    {
        try
        {
            return SmsPdu.DecodeHex(hex, TpduDirection.MobileTerminated).Tpdu switch
            {
                SmsStatusReport report => new ReceivedPdu.Report(report),
                SmsDeliver { ProtocolIdentifier: ShortMessageType0 } => new ReceivedPdu.Silent(),
                SmsDeliver message => new ReceivedPdu.Delivery(message, Whole(modem, message)),
                var other => new ReceivedPdu.Undecodable($"{other.GetType().Name} is not for a mobile to receive."),
            };
        }
        catch (PduException e)
        {
            return new ReceivedPdu.Undecodable($"{e.Message} ({e.Clause})");
        }
    }

    /// <summary>A message that has been read before.</summary>
    public static SmsDeliver Decode(string hex) => (SmsDeliver)SmsPdu.DecodeHex(hex, TpduDirection.MobileTerminated).Tpdu;

    /// <summary>The message that parts make, with gaps for those that are missing.</summary>
    public static InboxMessage ToMessage(
        Ulid key, IReadOnlyList<(int Sequence, SmsDeliver Message)> parts, int total, string modem, DateTimeOffset now,
        ImmutableArray<Origin> origins)
    {
        var first = parts[0].Message;
        var joined = new JoinedParts(total);
        foreach (var (sequence, message) in parts)
            joined.Add(sequence, message.UserData);
        return new(key, new IncomingMessage
        {
            Id = $"{InboxMessage.IdPrefix}{key}",
            From = first.Originator.ToString(),
            Text = joined.Text,
            Data = joined.Text is null ? Convert.ToHexString(joined.Octets.AsSpan()) : null,
            Port = first.UserData.Header?.Ports?.Destination,
            ReceivedAt = now,
            ServiceCentreTime = first.ServiceCentreTimeStamp.TryGetTime(out var time) ? time : null,
            Parts = total,
            Complete = joined.IsComplete,
            Class = first.DataCodingScheme.MessageClass,
            Modem = modem,
        }, origins);
    }

    private static FragmentedMessage? Whole(string modem, SmsDeliver message) =>
        ConcatenationKey.Of(message) is { Total: > 1 } key ? new FragmentedMessage(modem, key) : null;
}
