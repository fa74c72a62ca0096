using System.Buffers.Binary;
using System.Collections.Immutable;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>
/// The log as LiteDB sees it: pages appended from position 0, all gone after SetLength(0). What LiteDB's writer task writes is gathered in
/// memory; <see cref="Commit"/> puts it on the medium as one frame with one write and one fdatasync. LiteDB itself never meets an I/O error
/// here: its writer task would close the engine from within, waiting for itself.
/// </summary>
/// <remarks>
/// The file is one block naming the generation, then frames. A reset only draws a new generation, so the blocks of the file are used over
/// and over and a commit needs no change of the file system's own records.
/// </remarks>
internal sealed partial class LogStream(IBlockFile file, CommitMark mark, DiskTally tally, long keepLength) : PageStream
{
    private const int CheckedLength = LogFrame.BlockSize - 8;
    private static readonly TimeSpan WriterPatience = TimeSpan.FromSeconds(30);
    private readonly object _gate = new();
    private readonly List<LogPage> _places = [];
    private readonly HashSet<uint> _ids = [];
    private Census _checkpointed = Census.Unknown;
    private byte[] _frame = new byte[LogFrame.BlockSize + 8 * PageSize];
    private int _pending;
    private ulong _generation, _sequence;
    private long _end = LogFrame.BlockSize;
    private bool _resetDue = true;

    private static ReadOnlySpan<byte> Magic => "IotSmsLg"u8;

    /// <summary>Pages on the medium and pages gathered.</summary>
    public override long Length
    {
        get
        {
            lock (_gate)
                return (_places.Count + _pending) * (long)PageSize;
        }
    }

    /// <summary>The documents as of the last commit, without those of commits that are lost.</summary>
    public Census Census { get; private set; } = Census.Unknown;

    /// <summary>Bytes of the file in use.</summary>
    public long UsedBytes => _end;

    /// <summary>Whether there is nothing in the file that a next opening could take for a commit.</summary>
    public bool IsEmpty => _places.Count == 0 && !_resetDue;

    /// <summary>
    /// Makes durable what was appended: waits until LiteDB's writer task has delivered <paramref name="length"/> bytes of pages, then
    /// writes them as one frame. Returns whether there was anything.
    /// </summary>
    /// <exception cref="IOException">Nothing of it counts; call <see cref="Discard"/> and open the engine anew.</exception>
    public bool Commit(long length, Census census)
    {
        lock (_gate)
        {
            while (Length < length)
            {
                if (!Monitor.Wait(_gate, WriterPatience))
                    throw new IOException($"The database delivered {Length} of {length} bytes of its log.");
            }
            if (_pending == 0)
                return false;
            if (_resetDue)
                StartGeneration();
            // Until it is acknowledged, the first frame of a generation may be on the medium and must not count.
            _resetDue = _places.Count == 0;
            var frame = new LogFrame(_generation, _sequence, _end, _pending, Census, census);
            frame.Write(_frame);
            file.Write(_frame.AsSpan(0, (int)frame.Length), _end);
            tally.Log((int)frame.Length);
            file.Flush();
            tally.Fsync();
            Accept(frame);
            (_pending, _resetDue) = (0, false);
            mark.Write(_generation, _sequence, _checkpointed, Census);
            return true;
        }
    }

    /// <summary>Forgets what was appended since the last commit.</summary>
    public void Discard()
    {
        lock (_gate)
            _pending = 0;
    }

    /// <summary>The documents were counted.</summary>
    public void Count(ImmutableArray<long> documents)
    {
        lock (_gate)
        {
            Census = Census with { Documents = documents };
            if (IsEmpty || _resetDue)
                _checkpointed = Census;
            mark.Write(_resetDue ? 0 : _generation, _sequence, _checkpointed, Census);
        }
    }

    /// <summary>Whether the log has a newer image of a page than the data file.</summary>
    public bool Holds(uint page)
    {
        lock (_gate)
            return _ids.Contains(page);
    }

    /// <summary>Throws if anything is gathered that is not on the medium: the data file may not be written now.</summary>
    public void RequireDurable()
    {
        lock (_gate)
        {
            if (_pending > 0)
                throw new InvalidOperationException("The data file would change before its log is durable.");
        }
    }

    /// <summary>
    /// After a checkpoint: makes the reset durable, before any frame of the new generation may overwrite one of the old, of which a power
    /// loss could otherwise leave a beginning that takes the data file back in time.
    /// </summary>
    public void FinishReset()
    {
        lock (_gate)
        {
            if (_resetDue)
                StartGeneration();
        }
    }

    /// <summary>The gathering needs no flush of LiteDB's: it comes at moments of its own, not at commits.</summary>
    public override void Flush()
    {
    }

    /// <summary>LiteDB's reset, at the end of a checkpoint.</summary>
    public override void SetLength(long value)
    {
        if (value != 0)
            throw new NotSupportedException("A log is only ever emptied.");
        lock (_gate)
        {
            _places.Clear();
            _ids.Clear();
            _pending = 0;
            _resetDue = true;
        }
    }

    public override void ReadPage(Span<byte> page, long position)
    {
        lock (_gate)
        {
            var index = (int)(position / PageSize);
            if (index < _places.Count)
                page[file.Read(page, _places[index].Offset)..].Clear();
            else if (index - _places.Count < _pending)
                _frame.AsSpan(PendingOffset(index - _places.Count), PageSize).CopyTo(page);
            else
                page.Clear();
        }
    }

    protected override void WritePage(ReadOnlySpan<byte> page, long position)
    {
        lock (_gate)
        {
            if (position != (_places.Count + _pending) * (long)PageSize)
                throw new NotSupportedException("A log is only ever appended to.");
            if (PendingOffset(_pending) + PageSize > _frame.Length)
                Array.Resize(ref _frame, _frame.Length * 2);
            page.CopyTo(_frame.AsSpan(PendingOffset(_pending)));
            _pending++;
            Monitor.PulseAll(_gate);
        }
    }

    private static int PendingOffset(int index) => LogFrame.BlockSize + index * PageSize;

    private void Accept(LogFrame frame)
    {
        for (var page = 0; page < frame.Pages; page++)
            Add(new LogPage(frame.Offset + PendingOffset(page), frame.Sequence));
        (_sequence, _end, Census) = (frame.Sequence + 1, frame.Offset + frame.Length, frame.After);
    }

    private void Add(LogPage page)
    {
        Span<byte> id = stackalloc byte[sizeof(uint)];
        file.Read(id, page.Offset);
        _ids.Add(BinaryPrimitives.ReadUInt32LittleEndian(id));
        _places.Add(page);
    }

    private void StartGeneration()
    {
        var generation = (ulong)Random.Shared.NextInt64();
        Span<byte> block = stackalloc byte[LogFrame.BlockSize];
        block.Clear();
        Magic.CopyTo(block);
        BinaryPrimitives.WriteUInt64LittleEndian(block[8..], generation);
        Census.Write(block[16..]);
        BinaryPrimitives.WriteUInt32LittleEndian(block[CheckedLength..], Checksum.Of(block[..CheckedLength]));
        file.Write(block, 0);
        tally.Log(block.Length);
        file.Flush();
        tally.Fsync();
        if (file.Length > keepLength)
            file.SetLength(LogFrame.BlockSize);
        (_generation, _sequence, _end, _resetDue) = (generation, 0, LogFrame.BlockSize, false);
        _checkpointed = Census;
        mark.Write(_generation, _sequence, _checkpointed, Census);
    }
}
