using IotSms.Simulator.Behaviours;

namespace IotSms.Faults.Modules;

/// <summary>
/// A bad cable: a byte is lost anywhere but in an error's number, or flipped anywhere but in a PDU too. A digit of a PDU flipped to
/// another is another message, 500 without its last digit is another error, and no program can tell.
/// </summary>
internal sealed class NoiseThatShows(int oneIn = 2000) : Behaviour
{
    private const int PduDigits = 16;

    public override ReadOnlyMemory<byte> OnInput(ReadOnlyMemory<byte> octets) => Spoil(octets.Span);

    public override ReadOnlyMemory<byte> OnOutput(ReadOnlyMemory<byte> octets) =>
        octets.Span.IndexOf("ERROR: "u8) >= 0 ? octets : Spoil(octets.Span);

    private byte[] Spoil(ReadOnlySpan<byte> octets)
    {
        var spoilt = new List<byte>(octets.Length);
        for (var i = 0; i < octets.Length; i++)
        {
            if (World.Random.Next(oneIn) > 0) spoilt.Add(octets[i]);
            else if (World.Random.Next(2) == 0) spoilt.Add(IsInPdu(octets, i) ? octets[i] : Flipped(octets[i]));
        }

        return [.. spoilt];
    }

    private byte Flipped(byte octet) => (byte)(octet ^ (1 << World.Random.Next(8)));

    private static bool IsInPdu(ReadOnlySpan<byte> octets, int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && char.IsAsciiHexDigit((char)octets[first - 1])) first--;
        while (last < octets.Length - 1 && char.IsAsciiHexDigit((char)octets[last + 1])) last++;
        return last - first >= PduDigits;
    }
}
