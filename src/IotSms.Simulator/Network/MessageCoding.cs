using System.Text;
using IotSms.Simulator.Events;

namespace IotSms.Simulator.Network;

/// <summary>STOPGAP until IotSms.Pdu lands.</summary>
internal static class MessageCoding
{
    private const string Gsm = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    public static SubmittedMessage? Submit(byte[] t)
    {
        try
        {
            if ((t[0] & 3) != 1)
                return null;
            var at = 2;
            int digits = t[at++], type = t[at++];
            var to = new StringBuilder(type == 0x91 ? "+" : "");
            for (var i = 0; i < digits; i++)
                to.Append("0123456789*#abc"[i % 2 == 0 ? t[at + (i / 2)] & 15 : t[at + (i / 2)] >> 4]);
            at += (digits + 1) / 2;
            at++;
            var dcs = t[at++];
            at += (t[0] & 0x18) switch { 0 => 0, 0x10 => 1, _ => 7 };
            int udl = t[at++];
            var seven = (dcs & 0x0C) == 0;
            var ud = t[at..];
            if (ud.Length != (seven ? ((udl * 7) + 7) / 8 : udl))
                return null;
            SimulatorEvent.Concatenation? part = null;
            var header = 0;
            if ((t[0] & 0x40) != 0)
            {
                header = ud[0] + 1;
                for (var i = 1; i < header; i += 2 + ud[i + 1])
                {
                    if (ud[i] == 0)
                        part = new(ud[i + 2], ud[i + 3], ud[i + 4]);
                    if (ud[i] == 8)
                        part = new((ud[i + 2] << 8) | ud[i + 3], ud[i + 4], ud[i + 5]);
                }
            }

            return new(t, to.ToString(), seven ? Unpack(ud, ((header * 8) + 6) / 7, udl) : (dcs & 0x0C) == 8 ? Encoding.BigEndianUnicode.GetString(ud, header, ud.Length - header) : "",
                (t[0] & 0x20) != 0, part);
        }
        catch (IndexOutOfRangeException)
        {
            return null;
        }
    }

    public static IReadOnlyList<(byte[] Tpdu, string Text)> Deliver(string from, string text, DateTimeOffset time, byte reference)
    {
        var total = (text.Length + 66) / 67;
        if (text.Length <= 70)
            return [(One(4, from, [], text, time), text)];
        return [.. Enumerable.Range(0, total).Select(i =>
        {
            var piece = text.Substring(i * 67, Math.Min(67, text.Length - (i * 67)));
            return (One(0x44, from, [5, 0, 3, reference, (byte)total, (byte)(i + 1)], piece, time), piece);
        })];
    }

    public static byte[] StatusReport(byte mr, string to, DateTimeOffset scts, DateTimeOffset discharge, byte status) =>
        [0x06, mr, .. Address(to), .. Stamp(scts), .. Stamp(discharge), status];

    public static byte[] WithServiceCentre(string centre, byte[] tpdu)
    {
        var address = Address(centre);
        return [(byte)(address.Length - 1), .. address[1..], .. tpdu];
    }

    private static byte[] One(byte first, string from, byte[] header, string text, DateTimeOffset time)
    {
        byte[] ud = [.. header, .. Encoding.BigEndianUnicode.GetBytes(text)];
        return [first, .. Address(from), 0, 8, .. Stamp(time), (byte)ud.Length, .. ud];
    }

    private static byte[] Address(string number)
    {
        var digits = number.TrimStart('+');
        var padded = digits.Length % 2 == 0 ? digits : digits + "F";
        return [(byte)digits.Length, (byte)(number.StartsWith('+') ? 0x91 : 0x81), .. Convert.FromHexString(string.Concat(padded.Chunk(2).Select(pair => $"{pair[1]}{pair[0]}")))];
    }

    private static byte[] Stamp(DateTimeOffset time)
    {
        var quarters = (int)(time.Offset.TotalMinutes / 15);
        return [.. new[] { time.Year % 100, time.Month, time.Day, time.Hour, time.Minute, time.Second }.Select(Swap), (byte)(Swap(Math.Abs(quarters)) | (quarters < 0 ? 8 : 0))];
    }

    private static byte Swap(int value) => (byte)((value % 10 << 4) | (value / 10));

    private static string Unpack(byte[] ud, int from, int udl)
    {
        var text = new StringBuilder();
        for (var i = from; i < udl; i++)
        {
            var bit = i * 7;
            var pair = ud[bit / 8] | (bit / 8 + 1 < ud.Length ? ud[(bit / 8) + 1] << 8 : 0);
            text.Append(Gsm[(pair >> (bit % 8)) & 0x7F]);
        }

        return text.ToString();
    }
}
