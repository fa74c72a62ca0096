using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IotSms.Faults.Time;

/// <summary>
/// The moment at which every thread of this process but the caller's is asleep and nothing waits for one: what can happen without the
/// clock has happened, however busy the machine is. Each thread is looked at in the kernel's books; when all were asleep and none has
/// gone to sleep between the first look and the last, none has run in between, and nobody was left to wake another.
/// </summary>
internal sealed partial class Stillness
{
    private const int ToSelf = 0;
    private const int Voluntary = 16;
    private const int Yields = 20;
    private const int PauseMicroseconds = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    // The one that was awake last stands first: it is the likeliest to be awake still.
    private readonly List<(string Name, SafeFileHandle State)> _threads = [];
    private readonly byte[] _text = new byte[512];

    /// <summary>Waits for it.</summary>
    /// <returns>False if it does not come.</returns>
    internal bool Await()
    {
        var self = Path.GetFileName(File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false)!.FullName);
        var since = TimeProvider.System.GetTimestamp();
        var sleepsBefore = Sleeps();
        for (var looks = 0; ; looks++)
        {
            if (ThreadPool.PendingWorkItemCount == 0 && AllSleep(self) && Sleeps() == sleepsBefore) return true;
            if (TimeProvider.System.GetElapsedTime(since) > Patience) return false;
            // On a busy machine who spins keeps those from running that are waited for.
            if (looks < Yields) Thread.Yield();
            else _ = Pause(PauseMicroseconds);
            sleepsBefore = Sleeps();
        }
    }

    // How often threads of this process have gone to sleep so far: their voluntary context switches.
    private static long Sleeps()
    {
        Span<long> usage = stackalloc long[18];
        Marshal.ThrowExceptionForHR(ResourceUsage(ToSelf, usage));
        return usage[Voluntary];
    }

    private bool AllSleep(string self)
    {
        for (var i = 0; i < _threads.Count; i++)
        {
            if (Sleeps(_threads[i].State) is not { } sleeps) _threads.RemoveAt(i--);
            else if (!sleeps)
            {
                (_threads[0], _threads[i]) = (_threads[i], _threads[0]);
                return false;
            }
        }

        // Have others begun meanwhile?
        var known = true;
        foreach (var path in Directory.EnumerateDirectories("/proc/self/task"))
        {
            var name = Path.GetFileName(path);
            if (name == self || _threads.Exists(thread => thread.Name == name)) continue;
            known = false;
            try
            {
                _threads.Insert(0, (name, File.OpenHandle(Path.Combine(path, "stat"))));
            }
            catch (IOException)
            {
                // It has ended already.
            }
        }

        return known;
    }

    // Null when the thread has ended.
    private bool? Sleeps(SafeFileHandle thread)
    {
        try
        {
            var state = _text.AsSpan(0, RandomAccess.Read(thread, _text, 0));
            // The name in parentheses may hold anything.
            return state[state.LastIndexOf((byte)')') + 2] == 'S';
        }
        catch (IOException)
        {
            thread.Dispose();
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int ResourceUsage(int who, Span<long> usage);

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Pause(uint microseconds);
}
