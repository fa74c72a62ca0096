using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace IotSms.Faults.Time;

/// <summary>
/// The moment at which every thread of this process but the caller's is asleep and nothing waits for one: what can happen without the
/// clock has happened, however busy the machine is. Each thread is looked at twice in the kernel's books; when all were asleep at the
/// first look and none has run by the second, all were asleep at once in between, and nobody was left to wake another.
/// </summary>
internal sealed class Stillness : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Dictionary<string, Books> _threads = [];
    private const int Spins = 200;
    private const int Surely = 50;
    private int _sleepingInPool;
    private readonly byte[] _text = new byte[512];
    private readonly object _rest = new();

    /// <summary>Waits for it.</summary>
    internal void Await()
    {
        var self = Path.GetFileName(File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false)!.FullName);
        var since = TimeProvider.System.GetTimestamp();
        for (var looks = 0; !IsStill(self, looks); looks++)
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience) throw new TimeoutException("the program does not come to rest");
            Rest(looks);
        }
    }

    public void Dispose()
    {
        foreach (var books in _threads.Values) books.Dispose();
    }

    private bool IsStill(string self, int looks)
    {
        // The cheap half of the answer: most of the time it is the pool that is at work. It may hold workers that sleep for long.
        var working = WorkingInPool();
        if (working > _sleepingInPool && looks % Surely != Surely - 1) return false;
        if (Look(self) is not { } first || Look(self) is not { } second || !first.SequenceEqual(second)) return false;
        if (ThreadPool.PendingWorkItemCount > 0) return false;
        _sleepingInPool = working;
        return true;
    }

    private static int WorkingInPool()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var idle, out _);
        return ThreadPool.PendingWorkItemCount > 0 ? int.MaxValue : most - idle;
    }

    // On a busy machine who spins keeps those from running that are waited for.
    private void Rest(int looks)
    {
        if (looks < Spins) Thread.Yield();
        else lock (_rest) Monitor.Wait(_rest, 1);
    }

    // How often each thread was given a processor so far; null when one is awake.
    private List<(string Thread, long Runs)>? Look(string self)
    {
        var runs = new List<(string, long)>(_threads.Count);
        foreach (var path in Directory.EnumerateDirectories("/proc/self/task"))
        {
            var thread = Path.GetFileName(path);
            if (thread == self) continue;
            if (!_threads.TryGetValue(thread, out var books)) _threads.Add(thread, books = new Books(path));
            try
            {
                // First the count, then the state: asleep then, and not run since.
                var ran = Read(books.Runs);
                var count = long.Parse(ran[(ran.LastIndexOf((byte)' ') + 1)..], CultureInfo.InvariantCulture);
                // The name in parentheses may hold anything.
                var state = Read(books.State);
                if (state[state.LastIndexOf((byte)')') + 2] != 'S') return null;
                runs.Add((thread, count));
            }
            catch (IOException)
            {
                // It has ended meanwhile.
                _threads.Remove(thread);
                books.Dispose();
                return null;
            }
        }

        return runs;
    }

    private ReadOnlySpan<byte> Read(SafeFileHandle file) => _text.AsSpan(0, RandomAccess.Read(file, _text, 0)).TrimEnd((byte)'\n');

    private sealed class Books(string path) : IDisposable
    {
        internal SafeFileHandle State { get; } = File.OpenHandle(Path.Combine(path, "stat"));

        internal SafeFileHandle Runs { get; } = File.OpenHandle(Path.Combine(path, "schedstat"));

        public void Dispose()
        {
            State.Dispose();
            Runs.Dispose();
        }
    }
}
