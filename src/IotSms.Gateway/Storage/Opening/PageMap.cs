using System.Buffers.Binary;
using IotSms.Gateway.Storage.Disk;

namespace IotSms.Gateway.Storage.Opening;

/// <summary>
/// The newest image of each page, of the log or else of the data file, read without LiteDB, while its writer task may be at work.
/// </summary>
internal sealed class PageMap
{
    private readonly PageStream _data, _log;
    private readonly Dictionary<uint, long> _inLog = [];

    public PageMap((PageStream Data, PageStream Log) pages)
    {
        (_data, _log) = pages;
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
        var inLog = _inLog.TryGetValue(id, out var position);
        return TryRead(inLog ? _log : _data, inLog ? position : id * (long)PageStream.PageSize, image)
            && new Page(image) is var page && page.Id == id
            ? page
            : null;
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
