using System.Numerics;
using System.Runtime.InteropServices;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>CRC-32C (Castagnoli), as ext4 and iSCSI use it; one instruction a word where the processor has it.</summary>
internal static class Checksum
{
    /// <summary>Of these bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            crc = BitOperations.Crc32C(crc, word);
        foreach (var octet in bytes[(bytes.Length / sizeof(ulong) * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, octet);
        return ~crc;
    }
}
