using System.Runtime.InteropServices;

namespace IotSms.Telecontrol.Access;

/// <summary>Whose a file is. What root writes into the agent's directory must not be root's: the agent could not read it.</summary>
internal static partial class FileOwner
{
    private const int CurrentDirectory = -100;

    // struct statx, which is the same on every architecture: stx_uid and stx_gid (statx(2)).
    private const int StatxLength = 256, UidAt = 20, GidAt = 24;
    private const uint WantsUidAndGid = 0x8 | 0x10;

    /// <summary>Gives a file to whom another belongs to. Only root may; everybody else's files are his own already.</summary>
    public static unsafe void TakeOver(string from, string file)
    {
        byte* status = stackalloc byte[StatxLength];
        if (!Environment.IsPrivilegedProcess || Statx(CurrentDirectory, from, 0, WantsUidAndGid, status) != 0)
            return;
        if (Chown(file, *(uint*)(status + UidAt), *(uint*)(status + GidAt)) != 0)
            throw new IOException($"{file} could not be given to whom {from} belongs to: error {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int Statx(int directory, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Chown(string path, uint owner, uint group);
}
