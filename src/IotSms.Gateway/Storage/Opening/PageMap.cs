using System.Buffers.Binary;
using IotSms.Gateway.Storage.Disk;

namespace IotSms.Gateway.Storage.Opening;

/// <summary>
/// The newest image of each page, of the log or else of the data file, read without LiteDB, while its writer task may be at work.
/// </summary>
internal sealed class PageMap
{
    private readonly DataStream _data;
    private readonly LogStream _log;
    private readonly bool _takesDamaged;
    private readonly Dictionary<uint, long> _inLog = [];
    private readonly HashSet<uint> _damaged = [];

    /// <param name="pages">The pages, damaged or not.</param>
    /// <param name="takesDamaged">Whether a page that is not what was written is read all the same: something in it may be.</param>
    public PageMap((DataStream Data, LogStream Log) pages, bool takesDamaged = false)
    {
        (_data, _log) = pages;
        _takesDamaged = takesDamaged;
        var image = new byte[PageStream.PageSize];
        for (var position = 0L; position < _log.Length; position += PageStream.PageSize)
        {
            if (TryRead(_log, position, image))
                _inLog[BinaryPrimitives.ReadUInt32LittleEndian(image)] = position;
        }
        // An id that no file of this log and data file can have was read from a damaged page.
        var most = (_data.Length + _log.Length) / PageStream.PageSize;
        Count = (uint)Math.Max(
            _data.Length / PageStream.PageSize, _inLog.Keys.Where(id => id < most).Select(id => id + 1L).DefaultIfEmpty().Max());
    }

    /// <summary>One more than the greatest page id.</summary>
    public uint Count { get; }

    /// <summary>Reads a page; null if the medium can't, or if what is there is another page.</summary>
    public Page? Read(uint id)
    {
        var image = new byte[PageStream.PageSize];
        var isRead = _inLog.TryGetValue(id, out var position) ? TryRead(_log, position, image) : TryReadData(id, image);
        return isRead && new Page(image) is var page && page.Id == id ? page : null;
    }

    /// <summary>Whether a page was read that is not what was written.</summary>
    public bool IsDamaged(uint id) => _damaged.Contains(id);

    /// <summary>The turn of the commit that wrote the image which <see cref="Read"/> reads; -1: it is in the data file.</summary>
    public long TurnOf(uint id) => _inLog.TryGetValue(id, out var position) ? _log.TurnOf(position) : -1;

    private bool TryReadData(uint id, byte[] image)
    {
        var position = id * (long)PageStream.PageSize;
        if (!_takesDamaged)
            return TryRead(_data, position, image);
        try
        {
            if (!_data.TryReadPage(image, position))
                _damaged.Add(id);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool TryRead(PageStream stream, long position, byte[] image)
    {
        try
        {
            stream.ReadPage(image, position);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
