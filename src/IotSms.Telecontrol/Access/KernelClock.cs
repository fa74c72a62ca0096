using System.Runtime.InteropServices;

namespace IotSms.Telecontrol.Access;

/// <summary>Whether the kernel knows the time: whether an NTP client sets it (adjtimex(2)).</summary>
public static partial class KernelClock
{
    /// <summary>TIME_ERROR: the clock is not synchronized.</summary>
    private const int TimeError = 5;

    /// <summary>Longer than struct timex is anywhere. All of it zero asks and sets nothing.</summary>
    private const int TimexLength = 512;

    /// <summary>Whether somebody who knows sets it.</summary>
    public static unsafe bool IsSynchronized
    {
        get
        {
            byte* timex = stackalloc byte[TimexLength];
            new Span<byte>(timex, TimexLength).Clear();
            return AdjTimex(timex) is >= 0 and < TimeError;
        }
    }

    [LibraryImport("libc", EntryPoint = "adjtimex")]
    private static unsafe partial int AdjTimex(byte* timex);
}
