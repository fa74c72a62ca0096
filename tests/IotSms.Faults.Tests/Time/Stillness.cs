using System.Globalization;
using System.Text;
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
    private readonly byte[] _text = new byte[512];

    /// <summary>Waits for it.</summary>
    internal void Await()
    {
        var self = Path.GetFileName(File.ResolveLinkTarget("/proc/thread-self", returnFinalTarget: false)!.FullName);
        var since = TimeProvider.System.GetTimestamp();
        while (!IsStill(self))
        {
            if (TimeProvider.System.GetElapsedTime(since) > Patience) throw new TimeoutException("the program does not come to rest");
            Thread.Yield();
        }
    }

    public void Dispose()
    {
        foreach (var books in _threads.Values) books.Dispose();
    }

    private bool IsStill(string self)
    {
        if (ThreadPool.PendingWorkItemCount > 0) return false;
        var first = Look(self);
        if (first is null) return false;
        var second = Look(self);
        return second is not null && first.Count == second.Count && !first.Except(second).Any() && ThreadPool.PendingWorkItemCount == 0;
    }

    // How often each thread was given a processor so far; null when one is awake.
    private List<(string Thread, long Runs)>? Look(string self)
    {
        var runs = new List<(string, long)>();
        foreach (var path in Directory.EnumerateDirectories("/proc/self/task"))
        {
            var thread = Path.GetFileName(path);
            if (thread == self) continue;
            if (!_threads.TryGetValue(thread, out var books)) _threads.Add(thread, books = new Books(path));
            try
            {
                var ran = Field(books.Runs, 2);
                if (Field(books.State, StateField(books.State)) is not "S") return null;
                runs.Add((thread, long.Parse(ran, CultureInfo.InvariantCulture)));
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

    private int StateField(SafeFileHandle file)
    {
        // The name in parentheses may hold blanks.
        var text = Encoding.Latin1.GetString(_text, 0, RandomAccess.Read(file, _text, 0));
        return text[..(text.LastIndexOf(')') + 1)].Split(' ').Length;
    }

    private string Field(SafeFileHandle file, int index) =>
        Encoding.Latin1.GetString(_text, 0, RandomAccess.Read(file, _text, 0)).Split(' ')[index].Trim();

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
