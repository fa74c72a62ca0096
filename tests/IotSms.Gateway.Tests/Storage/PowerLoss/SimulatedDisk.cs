using IotSms.Gateway.Storage.Disk;

namespace IotSms.Gateway.Storage.PowerLoss;

/// <summary>
/// A disk in memory that keeps, in one total order, every write, cut and flush of every file. From any instant of that history it makes the
/// disks a power loss could leave.
/// </summary>
internal sealed class SimulatedDisk
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MemoryImage> _now = [];
    private readonly Dictionary<string, MemoryImage> _start = [];
    private readonly List<DiskEvent> _events = [];

    /// <summary>An empty disk.</summary>
    public SimulatedDisk()
    {
    }

    /// <summary>A disk as another was left.</summary>
    public SimulatedDisk(Dictionary<string, MemoryImage> images)
    {
        foreach (var (name, image) in images)
            (_now[name], _start[name]) = (image.Copy(), image.Copy());
    }

    /// <summary>How far its history has come.</summary>
    public int Instant
    {
        get
        {
            lock (_gate)
                return _events.Count;
        }
    }

    /// <summary>What is told to be free.</summary>
    public long FreeBytes { get; set; } = long.MaxValue;

    /// <summary>Whether flushes return without effect, as on a disk that lies.</summary>
    public bool Lies { get; init; }

    /// <summary>Asked before each event; what it answers is thrown, and half of a write that fails so is written all the same.</summary>
    public Func<DiskEvent, IOException?>? Fault { get; set; }

    /// <summary>The files as they are.</summary>
    public Dictionary<string, MemoryImage> Images => _now.ToDictionary(f => f.Key, f => f.Value.Copy());

    public IBlockFile Open(string path)
    {
        lock (_gate)
        {
            var name = Path.GetFileName(path);
            if (!_now.TryGetValue(name, out var image))
                _now[name] = image = new MemoryImage();
            return new File(this, name, image);
        }
    }

    /// <summary>The disks left by power losses at these instants, which must ascend.</summary>
    public IEnumerable<(int Instant, Dictionary<string, MemoryImage> Images)> Lose(
        IEnumerable<int> instants, LossModel model, Random random)
    {
        var durable = _start.ToDictionary(f => f.Key, f => f.Value.Copy());
        var pending = new List<DiskEvent>();
        var at = 0;
        foreach (var instant in instants)
        {
            for (; at < instant; at++)
            {
                if (_events[at] is not DiskEvent.Flush flush)
                    pending.Add(_events[at]);
                else if (!Lies)
                {
                    foreach (var settled in pending.Where(e => e.File == flush.File))
                        settled.Apply(ImageOf(durable, settled.File));
                    pending.RemoveAll(e => e.File == flush.File);
                }
            }
            var left = durable.ToDictionary(f => f.Key, f => f.Value.Copy());
            foreach (var survivor in model(pending, random))
                survivor.Apply(ImageOf(left, survivor.File));
            yield return (instant, left);
        }
    }

    private static MemoryImage ImageOf(Dictionary<string, MemoryImage> images, string name) =>
        images.TryGetValue(name, out var image) ? image : images[name] = new MemoryImage();

    private void Happen(DiskEvent e)
    {
        lock (_gate)
        {
            var fault = Fault?.Invoke(e);
            if (fault is not null && e is not DiskEvent.Write)
                throw fault;
            if (fault is not null && e is DiskEvent.Write write)
                e = write with { Bytes = write.Bytes[..(write.Bytes.Length / 2)] };
            e.Apply(ImageOf(_now, e.File));
            _events.Add(e);
            if (fault is not null)
                throw fault;
        }
    }

    private sealed class File(SimulatedDisk disk, string name, MemoryImage image) : IBlockFile
    {
        public long Length
        {
            get
            {
                lock (disk._gate)
                    return image.Length;
            }
        }

        public long FreeBytes => disk.FreeBytes;

        public int Read(Span<byte> buffer, long offset)
        {
            lock (disk._gate)
                return image.Read(buffer, offset);
        }

        public void Write(ReadOnlySpan<byte> buffer, long offset) => disk.Happen(new DiskEvent.Write(name, offset, buffer.ToArray()));

        public void SetLength(long length) => disk.Happen(new DiskEvent.Cut(name, length));

        public void Flush() => disk.Happen(new DiskEvent.Flush(name));

        public void Dispose()
        {
        }
    }
}
