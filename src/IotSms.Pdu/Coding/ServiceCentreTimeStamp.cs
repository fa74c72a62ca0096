using System.Buffers.Binary;

namespace IotSms.Pdu;

/// <summary>
/// TP-SCTS and the other time stamps (3GPP TS 23.040 9.2.3.11): local time and its distance from UTC in quarters of an hour. All seven
/// octets are kept, since service centres send digits that are no time; those count as 0 and never cost the message.
/// </summary>
public readonly record struct ServiceCentreTimeStamp
{
    /// <summary>Octets it takes.</summary>
    public const int Length = 7;

    // The seven octets, first one highest.
    private readonly ulong _octets;

    private ServiceCentreTimeStamp(ulong octets) => _octets = octets;

    /// <summary>Year, 2000 to 2099 for 00 to 89 and 1990 to 1999 for 90 to 99.</summary>
    public int Year => Part(0) is var year && year >= 90 ? 1900 + year : 2000 + year;

    /// <summary>Month as sent; 1 to 12 in a valid stamp.</summary>
    public int Month => Part(1);

    /// <summary>Day of the month as sent.</summary>
    public int Day => Part(2);

    /// <summary>Hour as sent.</summary>
    public int Hour => Part(3);

    /// <summary>Minute as sent.</summary>
    public int Minute => Part(4);

    /// <summary>Second as sent.</summary>
    public int Second => Part(5);

    /// <summary>Distance of local time from UTC; the sign is bit 3 of the octet.</summary>
    public TimeSpan Offset
    {
        get
        {
            var octet = this[6];
            var quarters = Digit(octet & 0x07) * 10 + Digit(octet >> 4);
            return TimeSpan.FromMinutes((octet & 0x08) != 0 ? -15 * quarters : 15 * quarters);
        }
    }

    private byte this[int index] => (byte)(_octets >> (8 * (6 - index)));

    /// <summary>Reads seven octets.</summary>
    public static ServiceCentreTimeStamp Decode(ReadOnlySpan<byte> octets)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(octets.Length, Length);
        Span<byte> eight = stackalloc byte[8];
        octets.CopyTo(eight[1..]);
        return new ServiceCentreTimeStamp(BinaryPrimitives.ReadUInt64BigEndian(eight));
    }

    /// <summary>The stamp of a time, its offset rounded to quarters of an hour.</summary>
    public static ServiceCentreTimeStamp FromTime(DateTimeOffset time)
    {
        var quarters = (int)Math.Round(time.Offset.TotalMinutes / 15);
        time = time.ToOffset(TimeSpan.FromMinutes(15 * quarters));
        var zone = (byte)(Swapped(Math.Abs(quarters)) | (quarters < 0 ? 0x08 : 0));
        return Decode(
        [
            Swapped(time.Year % 100), Swapped(time.Month), Swapped(time.Day),
            Swapped(time.Hour), Swapped(time.Minute), Swapped(time.Second), zone,
        ]);
    }

    /// <summary>The seven octets.</summary>
    public byte[] Encode() => [this[0], this[1], this[2], this[3], this[4], this[5], this[6]];

    /// <summary>The time it names, if it names one.</summary>
    public bool TryGetTime(out DateTimeOffset time)
    {
        time = default;
        var sound = Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(Year, Month)
            && Hour <= 23 && Minute <= 59 && Second <= 59 && Offset.Duration() <= TimeSpan.FromHours(14);
        if (sound) time = new DateTimeOffset(Year, Month, Day, Hour, Minute, Second, Offset);
        return sound;
    }

    /// <summary>In the form of ISO 8601, whether or not it names a time.</summary>
    public override string ToString()
    {
        var offset = Offset;
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return $"{Year:D4}-{Month:D2}-{Day:D2}T{Hour:D2}:{Minute:D2}:{Second:D2}{sign}{offset.Duration():hh\\:mm}";
    }

    private static byte Swapped(int value) => (byte)(value % 10 << 4 | value / 10 % 10);

    private int Part(int index) => Digit(this[index] & 0xF) * 10 + Digit(this[index] >> 4);

    private static int Digit(int semiOctet) => semiOctet > 9 ? 0 : semiOctet;
}
