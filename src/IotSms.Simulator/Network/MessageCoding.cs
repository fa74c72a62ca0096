using IotSms.Pdu;
using IotSms.Simulator.Events;

namespace IotSms.Simulator.Network;

/// <summary>What the network reads from the module's TPDUs, and the TPDUs it makes.</summary>
internal static class MessageCoding
{
    /// <summary>Reads a SUBMIT; null when it is none a module takes.</summary>
    public static SubmittedMessage? Submit(byte[] tpdu)
    {
        try
        {
            if (Tpdu.Decode(tpdu, TpduDirection.MobileOriginated) is not SmsSubmit submit || submit.Encode().Length != tpdu.Length)
                return null;
            var part = submit.UserData.Header?.Concatenation is { IsSound: true } concatenation
                ? new SimulatorEvent.Concatenation(concatenation.Reference, concatenation.Total, concatenation.Sequence) : null;
            return new SubmittedMessage(
                tpdu, submit.Destination.ToString(), submit.UserData.Text ?? "", submit.StatusReportRequested, part);
        }
        catch (PduException)
        {
            return null;
        }
    }

    /// <summary>A text as the messages it arrives in.</summary>
    /// <exception cref="PduException">The sender is neither a number nor a name, or the text takes more than 255 parts.</exception>
    public static IReadOnlyList<Inbound> Deliver(string from, string text, string serviceCentre, DateTimeOffset time, byte reference)
    {
        var prepared = MessageText.Prepare(text, TextOptions.Default);
        return [.. prepared.Parts.Select((part, index) => Arriving(new SmsDeliver
        {
            Originator = Address(from),
            DataCodingScheme = DataCodingScheme.For(prepared.Alphabet, null),
            ServiceCentreTimeStamp = ServiceCentreTimeStamp.FromTime(time),
            MoreMessagesToSend = index + 1 < prepared.Parts.Count,
            UserData = new UserData(
                prepared.Parts.Count == 1 ? null
                    : UserDataHeader.Of(new Concatenation(reference, prepared.Parts.Count, index + 1, Is16Bit: false).ToElement()),
                prepared.Alphabet,
                [.. part.Content.Span]),
        }, part.Text, serviceCentre))];
    }

    /// <summary>A TPDU given as it is, sound or not.</summary>
    public static Inbound Raw(byte[] tpdu, string serviceCentre)
    {
        var octets = WithServiceCentre(serviceCentre, tpdu);
        try
        {
            return Tpdu.Decode(tpdu, TpduDirection.MobileTerminated) is SmsDeliver deliver
                ? new Inbound(octets, deliver.DataCodingScheme.MessageClass,
                    Arrival(deliver.Originator.ToString(), deliver.UserData.Text ?? "", tpdu))
                : new Inbound(octets, null, Arrival("", "", tpdu));
        }
        catch (PduException)
        {
            return new Inbound(octets, null, Arrival("", "", tpdu));
        }
    }

    /// <summary>A status report.</summary>
    public static Inbound StatusReport(
        byte reference, string to, string serviceCentre, DateTimeOffset submitted, DateTimeOffset discharged, byte status)
    {
        var report = new SmsStatusReport
        {
            MessageReference = reference,
            Recipient = Address(to),
            ServiceCentreTimeStamp = ServiceCentreTimeStamp.FromTime(submitted),
            DischargeTime = ServiceCentreTimeStamp.FromTime(discharged),
            Status = new TpStatus(status),
        };
        return new Inbound(WithServiceCentre(serviceCentre, report.Encode()), null, new SimulatorEvent.Report(to, reference, status));
    }

    private static Inbound Arriving(SmsDeliver deliver, string text, string serviceCentre)
    {
        var tpdu = deliver.Encode();
        return new Inbound(WithServiceCentre(serviceCentre, tpdu), null, Arrival(deliver.Originator.ToString(), text, tpdu));
    }

    private static SimulatorEvent.Delivered Arrival(string from, string text, byte[] tpdu) => new(from, text, Convert.ToHexString(tpdu));

    private static byte[] WithServiceCentre(string number, byte[] tpdu) => [.. TpAddress.FromNumber(number).EncodeServiceCentre(), .. tpdu];

    // The first character tells: numbers begin with a digit, a plus sign, a star or a hash.
    private static TpAddress Address(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '*' or '#')
            ? TpAddress.FromName(text) : TpAddress.FromNumber(text);
}
