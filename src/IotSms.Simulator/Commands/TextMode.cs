using System.Globalization;
using System.Text;
using IotSms.Pdu;
using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>Text mode (27.005 3.1, <c>+CMGF</c> 1): messages as characters, what a PDU says beyond that is lost.</summary>
internal static class TextMode
{
    private static readonly string[] Words = ["REC UNREAD", "REC READ", "STO UNSENT", "STO SENT", "ALL"];

    /// <summary>The number of a status word; null when it is none.</summary>
    public static int? Status(string? word) => Array.IndexOf(Words, word) is >= 0 and var status ? status : null;

    /// <summary>A stored message behind <c>+CMGR: </c> and <c>+CMGL: n,</c>.</summary>
    public static string Stored(VirtualModule module, StoredMessage message)
    {
        var word = $"\"{Words[message.Status]}\"";
        return Decode(message.Octets, message.Status < 2) switch
        {
            SmsStatusReport report => $"{word},{Report(report)}",
            SmsDeliver deliver => $"{word},\"{deliver.Originator}\",{module.Profile.EmptyAlpha},"
                + $"\"{Time(deliver.ServiceCentreTimeStamp)}\"\r\n{Text(module, deliver.UserData)}",
            SmsSubmit submit => $"{word},\"{submit.Destination}\",{module.Profile.EmptyAlpha}\r\n{Text(module, submit.UserData)}",
            _ => $"{word},\"\",{module.Profile.EmptyAlpha}\r\n",
        };
    }

    /// <summary>A routed message behind <c>+CMT: </c>.</summary>
    public static string Routed(VirtualModule module, byte[] octets) => Decode(octets, isReceived: true) is SmsDeliver deliver
        ? $"\"{deliver.Originator}\",{module.Profile.EmptyAlpha},"
            + $"\"{Time(deliver.ServiceCentreTimeStamp)}\"\r\n{Text(module, deliver.UserData)}"
        : $"\"\",{module.Profile.EmptyAlpha},\"\"\r\n";

    /// <summary>A routed status report behind <c>+CDS: </c>: <c>fo,mr,ra,tora,scts,dt,st</c>.</summary>
    public static string Report(SmsStatusReport report) => string.Create(CultureInfo.InvariantCulture,
        $"6,{report.MessageReference},\"{report.Recipient}\",{report.Recipient.TypeOfAddress},"
            + $"\"{Time(report.ServiceCentreTimeStamp)}\",\"{Time(report.DischargeTime)}\",{report.Status.Octet}");

    /// <summary>A routed status report from its octets.</summary>
    public static string Report(byte[] octets) => Decode(octets, isReceived: true) is SmsStatusReport report ? Report(report) : "";

    /// <summary>The PDU of what was typed for a number, with the parameters of <c>+CSMP</c>; null when it fits no single message.</summary>
    public static byte[]? Submit(SettingsMemory settings, string number, string typed)
    {
        var (first, validity, scheme) =
            (settings.TextParameters[0], settings.TextParameters[1], new DataCodingScheme((byte)settings.TextParameters[3]));
        try
        {
            if (Typed(settings, typed) is not { } text || Typed(settings, number) is not { } to)
                return null;
            var content = scheme.Alphabet is Alphabet.Ucs2
                ? UserData.EncodeUcs2(text)
                : [.. Gsm7.Encode(text, NationalLanguage.None, NationalLanguage.None)];
            var submit = new SmsSubmit
            {
                Destination = TpAddress.FromNumber(to),
                DataCodingScheme = scheme,
                ProtocolIdentifier = (byte)settings.TextParameters[2],
                ValidityPeriod = (first & 0x18) == 0x10 ? new ValidityPeriod.Relative((byte)validity) : null,
                StatusReportRequested = (first & 0x20) != 0,
                UserData = new UserData(null, scheme.Alphabet, content),
            };
            return new SmsPdu(null, submit).Encode();
        }
        catch (PduException)
        {
            return null;
        }
    }

    private static Tpdu? Decode(byte[] octets, bool isReceived)
    {
        try
        {
            return SmsPdu.Decode(octets, isReceived ? TpduDirection.MobileTerminated : TpduDirection.MobileOriginated).Tpdu;
        }
        catch (PduException)
        {
            return null;
        }
    }

    // Septets in the GSM set, characters in the IRA set, hexadecimal in UCS2 and HEX; UCS-2 and data are hexadecimal in any set
    // (27.005 3.1, data).
    private static string Text(VirtualModule module, UserData data) => data.Alphabet switch
    {
        Alphabet.Gsm7 when module.Settings.CharacterSet is "GSM" => Encoding.Latin1.GetString(data.Content.AsSpan()),
        Alphabet.Gsm7 when module.Settings.CharacterSet is not ("UCS2" or "HEX") => data.Text!,
        Alphabet.Gsm7 or Alphabet.Ucs2 => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(data.Text!)),
        _ => Convert.ToHexString(data.Content.AsSpan()),
    };

    private static string? Typed(SettingsMemory settings, string characters)
    {
        if (settings.CharacterSet is not ("UCS2" or "HEX"))
            return characters;
        return characters.Length % 4 == 0 && characters.All(char.IsAsciiHexDigit)
            ? UserData.DecodeUcs2(Convert.FromHexString(characters)) : null;
    }

    private static string Time(ServiceCentreTimeStamp stamp)
    {
        var quarters = (int)(stamp.Offset.TotalMinutes / 15);
        return string.Create(CultureInfo.InvariantCulture,
            $"{stamp.Year % 100:00}/{stamp.Month:00}/{stamp.Day:00},"
                + $"{stamp.Hour:00}:{stamp.Minute:00}:{stamp.Second:00}{(quarters < 0 ? '-' : '+')}{Math.Abs(quarters):00}");
    }
}
