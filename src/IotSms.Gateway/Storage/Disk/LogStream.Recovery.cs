using System.Buffers.Binary;

namespace IotSms.Gateway.Storage.Disk;

/// <summary>What is found in the log when it is opened, and what must have been there.</summary>
internal sealed partial class LogStream
{
    /// <summary>
    /// Finds the frames that are whole; the log ends with the first that is not. If the frames behind that one, or the mark, tell that it
    /// was acknowledged, the log is damaged, and every page of it that is whole can be read for a salvage.
    /// </summary>
    public LogRecovery Recover()
    {
        var block = new byte[LogFrame.BlockSize];
        file.Read(block, 0);
        var noted = mark.Read();
        var hasGeneration = TryReadGeneration(block);
        // A generation block that is torn or damaged: the frames behind it, if whole, name theirs, and either they are needed or their
        // content is in the data file already (a reset comes after the checkpoint), so that replaying all of them is right both times.
        if (!hasGeneration)
            _generation = TryReadFrame(_end, block, out var first, out _) && first.Sequence == 0
                ? first.Generation
                : noted?.Generation ?? 0;
        while (TryReadFrame(_end, block, out var frame, out _) && frame.Generation == _generation && frame.Sequence == _sequence)
            Accept(frame);
        _resetDue = !hasGeneration && _sequence == 0;
        var (frames, isCurrent) = ((int)_sequence, !_resetDue);
        if (_resetDue && noted is { } left)
            Census = _checkpointed = left.Before;
        var (lostFrames, lostChanges) = LookBehind(noted is { } told && told.Generation == _generation ? told : (0, 0, Census, Census));
        return new LogRecovery(frames, lostFrames, lostChanges, isCurrent);
    }

    /// <summary>The turn of the commit that wrote the page at a position.</summary>
    public long TurnOf(long position)
    {
        lock (_gate)
            return (long)(position / PageSize is var index && index < _places.Count ? _places[(int)index].Sequence : _sequence);
    }

    private bool TryReadGeneration(ReadOnlySpan<byte> block)
    {
        if (!block.StartsWith(Magic)
            || Checksum.Of(block[..CheckedLength]) != BinaryPrimitives.ReadUInt32LittleEndian(block[CheckedLength..]))
            return false;
        _generation = BinaryPrimitives.ReadUInt64LittleEndian(block[8..]);
        Census = _checkpointed = Census.Read(block[16..]);
        return true;
    }

    private (int Frames, long Changes) LookBehind((ulong Generation, ulong Commits, Census Before, Census After) noted)
    {
        var behind = FindBehind().ToList();
        // That a commit was written says that the one before it was acknowledged, and of itself nothing, unless it is whole.
        var end = behind.Aggregate(noted.Commits, (end, found) => Math.Max(end, found.Frame.Sequence + (found.IsWhole ? 1UL : 0)));
        if (end <= _sequence)
            return (0, 0);
        behind.RemoveAll(found => found.Frame.Sequence >= end);
        behind.ForEach(found => found.Pages.ForEach(Add));
        var changes = behind.Select(found => found.Frame.After).Append(noted.After).Append(Census).Max(census => census.Changes);
        var whole = behind.FindAll(found => found.IsWhole);
        Census = whole.Aggregate(Census, (census, found) => census.After((found.Frame.Before, found.Frame.After)));
        return ((int)(end - _sequence) - whole.Count, changes - Census.Changes);
    }

    /// <summary>Frames of this generation at or behind the end, with those of their pages that are whole.</summary>
    private IEnumerable<(LogFrame Frame, bool IsWhole, List<LogPage> Pages)> FindBehind()
    {
        var block = new byte[LogFrame.BlockSize];
        for (var place = _end; place < file.Length; place += LogFrame.BlockSize)
        {
            var isWhole = TryReadFrame(place, block, out var frame, out var pages);
            if (pages is null || frame.Generation != _generation || frame.Sequence < _sequence)
                continue;
            yield return (frame, isWhole, [.. Enumerable.Range(0, frame.Pages)
                .Where(page => isWhole || LogFrame.IsWhole(block, pages, page))
                .Select(page => new LogPage(frame.Offset + PendingOffset(page), frame.Sequence))]);
        }
    }

    /// <summary>Reads a frame; false if it is none, or not whole. Its pages come with it if there is a frame at all.</summary>
    private bool TryReadFrame(long offset, byte[] block, out LogFrame frame, out byte[]? pages)
    {
        pages = null;
        if (!LogFrame.TryRead(block.AsSpan(0, file.Read(block, offset)), offset, out frame))
            return false;
        pages = new byte[frame.Pages * PageSize];
        return file.Read(pages, offset + LogFrame.BlockSize) == pages.Length && LogFrame.AreWhole(block, pages);
    }
}
