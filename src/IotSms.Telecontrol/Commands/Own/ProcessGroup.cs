using System.Runtime.InteropServices;

namespace IotSms.Telecontrol.Commands.Own;

/// <summary>A process and all that it has started, but for what has left its group on purpose.</summary>
internal static partial class ProcessGroup
{
    private const int SigKill = 9;

    /// <summary>Ends them (kill(2), with a negative process id); one that is gone already is no mistake.</summary>
    public static void Kill(int leader) => _ = kill(-leader, SigKill);

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);
}
