using IotSms.Gateway.Storage.Disk;
using IotSms.Gateway.Storage.PowerLoss;

namespace IotSms.Gateway.Storage.Opening;

public class PagesAreReadBesideLiteDb
{
    [Fact]
    public void The_place_where_its_writer_task_is_about_to_write_stays_as_it_was()
    {
        var disk = new SimulatedDisk();
        var log = new LogStream(disk.Open("log"), new CommitMark(disk.Open("mark")), new DiskTally(), keepLength: 0);
        var data = new DataStream(disk.Open("data"), log, new DiskTally());
        log.Write(new byte[PageStream.PageSize]);
        // The writer task has set both and not written yet.
        (log.Position, data.Position) = (PageStream.PageSize, 5 * PageStream.PageSize);

        var pages = new PageMap((data, log));
        Assert.NotNull(pages.Read(0));
        pages.Read(1);

        Assert.Equal((PageStream.PageSize, 5 * PageStream.PageSize), (log.Position, data.Position));
        log.Write(new byte[PageStream.PageSize]);
        Assert.Equal(2 * PageStream.PageSize, log.Length);
    }
}
