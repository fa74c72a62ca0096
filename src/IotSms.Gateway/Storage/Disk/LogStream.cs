using System.Buffers.Binary;

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
internal sealed class LogStream(IBlockFile file, DiskTally tally, long keepLength) : PageStream
{
    private static readonly TimeSpan WriterPatience = TimeSpan.FromSeconds(30);
    private readonly object _gate = new();
    private readonly List<long> _places = [];
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

    /// <summary>Bytes of the file in use.</summary>
    public long UsedBytes => _end;

    /// <summary>Whether there is nothing in the file that a next opening could take for a commit.</summary>
    public bool IsEmpty => _places.Count == 0 && !_resetDue;

    /// <summary>Finds the frames that are whole; what follows the first that is not does not exist.</summary>
    public LogRecovery Recover()
    {
        var block = new byte[LogFrame.BlockSize];
        file.Read(block, 0);
        _resetDue = !TryReadGeneration(block, out _generation);
        // A generation block that is torn or damaged: the frames behind it, if whole, name theirs, and either they are needed or their
        // content is in the data file already (a reset comes after the checkpoint), so that replaying all of them is right both times.
        if (_resetDue && TryReadFrame(_end, out var first) && first.Sequence == 0)
            (_generation, _resetDue) = (first.Generation, false);
        while (!_resetDue && TryReadFrame(_end, out var frame) && frame.Generation == _generation && frame.Sequence == _sequence)
            Accept(frame);
        return new LogRecovery((int)_sequence, _resetDue ? 0 : CountFramesBehind(_end));
    }

    /// <summary>
    /// Makes durable what was appended: waits until LiteDB's writer task has delivered <paramref name="length"/> bytes of pages, then
    /// writes them as one frame. Returns whether there was anything.
    /// </summary>
    /// <exception cref="IOException">Nothing of it counts; call <see cref="Discard"/> and open the engine anew.</exception>
    public bool Commit(long length)
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
            var pages = _frame.AsSpan(LogFrame.BlockSize, _pending * PageSize);
            var frame = new LogFrame(_generation, _sequence, _end, _pending, Checksum.Of(pages));
            frame.Write(_frame);
            file.Write(_frame.AsSpan(0, (int)frame.Length), _end);
            tally.Log((int)frame.Length);
            file.Flush();
            tally.Fsync();
            Accept(frame);
            (_pending, _resetDue) = (0, false);
            return true;
        }
    }

    /// <summary>Forgets what was appended since the last commit.</summary>
    public void Discard()
    {
        lock (_gate)
            _pending = 0;
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
                page[file.Read(page, _places[index])..].Clear();
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
            _places.Add(frame.Offset + PendingOffset(page));
        _sequence = frame.Sequence + 1;
        _end = frame.Offset + frame.Length;
    }

    private void StartGeneration()
    {
        var generation = (ulong)Random.Shared.NextInt64();
        Span<byte> block = stackalloc byte[LogFrame.BlockSize];
        block.Clear();
        Magic.CopyTo(block);
        BinaryPrimitives.WriteUInt64LittleEndian(block[8..], generation);
        BinaryPrimitives.WriteUInt32LittleEndian(block[16..], Checksum.Of(block[..16]));
        file.Write(block, 0);
        tally.Log(block.Length);
        file.Flush();
        tally.Fsync();
        if (file.Length > keepLength)
            file.SetLength(LogFrame.BlockSize);
        (_generation, _sequence, _end, _resetDue) = (generation, 0, LogFrame.BlockSize, false);
    }

    private static bool TryReadGeneration(ReadOnlySpan<byte> block, out ulong generation)
    {
        generation = BinaryPrimitives.ReadUInt64LittleEndian(block[8..]);
        return block.StartsWith(Magic) && Checksum.Of(block[..16]) == BinaryPrimitives.ReadUInt32LittleEndian(block[16..]);
    }

    private bool TryReadFrame(long offset, out LogFrame frame)
    {
        Span<byte> block = stackalloc byte[LogFrame.BlockSize];
        if (!LogFrame.TryRead(block[..file.Read(block, offset)], offset, out frame) || offset + frame.Length > file.Length)
            return false;
        var pages = new byte[frame.Pages * PageSize];
        file.Read(pages, offset + LogFrame.BlockSize);
        return Checksum.Of(pages) == frame.PagesChecksum;
    }

    private int CountFramesBehind(long offset)
    {
        var count = 0;
        for (var place = offset + LogFrame.BlockSize; place < file.Length; place += LogFrame.BlockSize)
        {
            if (TryReadFrame(place, out var frame) && frame.Generation == _generation && frame.Sequence > _sequence)
                count++;
        }
        return count;
    }
}
