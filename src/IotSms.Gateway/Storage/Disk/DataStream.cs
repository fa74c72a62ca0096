namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// The data file. LiteDB writes to it only when it makes a new file and at a checkpoint, always ending with a flush; so pages are held
/// until then and written once, in order, however many versions of a page the log had.
/// </summary>
internal sealed class DataStream(IBlockFile file, LogStream log, DiskTally tally) : PageStream
{
    private readonly SortedDictionary<long, byte[]> _held = [];

    /// <summary>Whole pages; a last one that a power loss cut short is in the log.</summary>
    public override long Length
    {
        get
        {
            lock (_held)
            {
                var end = IsUnborn ? 0 : file.Length / PageSize * PageSize;
                return _held.Count == 0 ? end : Math.Max(end, _held.Keys.Last() + PageSize);
            }
        }
    }

    /// <summary>A file whose creation a power loss interrupted: no more than its first page, and that without its beginning.</summary>
    private bool IsUnborn
    {
        get
        {
            Span<byte> start = stackalloc byte[64];
            return file.Length <= PageSize && (file.Read(start, 0) < start.Length || start.IndexOfAnyExcept((byte)0) < 0);
        }
    }

    /// <summary>Forgets pages that were held for a flush that will not come.</summary>
    public void Discard()
    {
        lock (_held)
            _held.Clear();
    }

    public override void Flush()
    {
        lock (_held)
        {
            if (_held.Count == 0)
                return;
            // The write-ahead rule: no page changes in place before the log that can bring it back is on the medium.
            log.RequireDurable();
            foreach (var (position, page) in _held)
            {
                PageSeal.Set(page);
                file.Write(page, position);
                tally.Data(page.Length);
            }
            file.Flush();
            tally.Fsync();
            _held.Clear();
        }
    }

    public override void SetLength(long value)
    {
        lock (_held)
            file.SetLength(value);
    }

    public override void ReadPage(Span<byte> page, long position)
    {
        // A checkpoint that was cut short leaves pages half written, and the log has them.
        if (!TryReadPage(page, position) && !log.Holds((uint)(position / PageSize)))
            throw new DamagedPageException(position / PageSize);
    }

    /// <summary>Reads a page; false if it is not what was written.</summary>
    public bool TryReadPage(Span<byte> page, long position)
    {
        lock (_held)
        {
            if (_held.TryGetValue(position, out var held))
            {
                held.CopyTo(page);
                return true;
            }
            // LiteDB reads into a page it used before and ignores the count: what is not in the file must not look like that page.
            page[file.Read(page, position)..].Clear();
            return PageSeal.TryTakeOff(page);
        }
    }

    protected override void WritePage(ReadOnlySpan<byte> page, long position)
    {
        lock (_held)
        {
            if (_held.TryGetValue(position, out var held))
                page.CopyTo(held);
            else
                _held.Add(position, page.ToArray());
        }
    }
}
