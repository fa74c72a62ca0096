using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>PDUs as a network would bring them.</summary>
internal static class Pdus
{
    public static string Deliver(string from, string text, int second = 0, byte protocol = 0, int? messageClass = null) =>
        Deliver(from, UserDataOf(text), BoardClock.Morning.AddSeconds(second), protocol, messageClass);

    public static string Deliver(string from, UserData data, DateTimeOffset at, byte protocol = 0, int? messageClass = null) =>
        new SmsPdu(null, new SmsDeliver
        {
            Originator = from.Any(char.IsAsciiLetter) ? TpAddress.FromName(from) : TpAddress.FromNumber(from),
            ProtocolIdentifier = protocol,
            DataCodingScheme = DataCodingScheme.For(data.Alphabet, messageClass),
            ServiceCentreTimeStamp = ServiceCentreTimeStamp.FromTime(at),
            UserData = data,
        }).ToHex();

    /// <summary>The parts of a long message.</summary>
    public static IReadOnlyList<string> Parts(string from, int reference, params string[] texts) =>
        [.. texts.Select((text, i) => Deliver(
            from,
            UserDataOf(text) with { Header = UserDataHeader.Of(new Concatenation(reference, texts.Length, i + 1, false).ToElement()) },
            BoardClock.Morning))];

    /// <summary>One part by itself, which may name a number that can't be.</summary>
    public static string Part(string from, string text, int reference, int total, int sequence, bool wide = false) =>
        Deliver(
            from,
            UserDataOf(text) with { Header = UserDataHeader.Of(new Concatenation(reference, total, sequence, wide).ToElement()) },
            BoardClock.Morning);

    public static string Report(byte reference, string recipient, byte status, int second = 0) => new SmsPdu(null, new SmsStatusReport
    {
        MessageReference = reference,
        Recipient = TpAddress.FromNumber(recipient),
        ServiceCentreTimeStamp = ServiceCentreTimeStamp.FromTime(BoardClock.Morning.AddSeconds(second)),
        DischargeTime = ServiceCentreTimeStamp.FromTime(BoardClock.Morning),
        Status = new TpStatus(status),
    }).ToHex();

    /// <summary>The text that a submitted PDU carries.</summary>
    public static SmsSubmit Submitted(string hex) => (SmsSubmit)SmsPdu.DecodeHex(hex, TpduDirection.MobileOriginated).Tpdu;

    private static UserData UserDataOf(string text) =>
        new(null, Alphabet.Gsm7, [.. Gsm7.Encode(text, NationalLanguage.None, NationalLanguage.None)]);
}
