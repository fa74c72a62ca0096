using IotSms.EndToEnd.Harness;

namespace IotSms.EndToEnd.Sites;

/// <summary>A disk of its own for a data directory, which can be made to fail. Needs root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _image;

    private SmallDisk(TempFolder folder) => (_image, Path) = (folder["disk.img"], folder["disk"]);

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>One in memory, which can be full or read-only; skips the test, and says why, where that can't be done.</summary>
    public static async Task<SmallDisk> InMemoryAsync(TempFolder folder)
    {
        var disk = Make(folder);
        Demand(await disk.RunAsync("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.Path));
        return disk;
    }

    /// <summary>An ext4 image on a loop device, which the kernel can give up while files are open; skips like the other.</summary>
    public static async Task<SmallDisk> OnLoopDeviceAsync(TempFolder folder)
    {
        var disk = Make(folder);
        await using (var image = new FileStream(disk._image, FileMode.CreateNew))
            image.SetLength(32 << 20);
        Demand(await disk.RunAsync("/sbin/mkfs.ext4", "-q", disk._image));
        Demand(await disk.RunAsync("mount", "-o", "loop", disk._image, disk.Path));
        return disk;
    }

    /// <summary>Takes all of its room.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // Full: that is the point.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    /// <summary>What the kernel does when it finds the file system damaged: from now on every write is refused (EROFS).</summary>
    public Task AbortAsync() => RequireAsync("mount", "-o", "remount,abort", Path);

    public Task RemountAsync(bool writable) => RequireAsync("mount", "-o", writable ? "remount,rw" : "remount,ro", Path);

    /// <summary>As somebody does after an abort: unmounts it, checks it, mounts it again.</summary>
    public async Task RepairAsync()
    {
        await RequireAsync("umount", Path);
        await RunAsync("/sbin/e2fsck", "-fy", _image);
        await RequireAsync("mount", "-o", "loop", _image, Path);
    }

    public async ValueTask DisposeAsync() => await RunAsync("umount", "-l", Path);

    private static SmallDisk Make(TempFolder folder)
    {
        var disk = new SmallDisk(folder);
        Directory.CreateDirectory(disk.Path);
        return disk;
    }

    private static void Demand(string why) =>
        Assert.SkipUnless(why.Length == 0, $"a disk that can be made to fail is mounted by root, where the kernel allows it: {why}");

    private async Task RequireAsync(string program, params string[] arguments)
    {
        if (await RunAsync(program, arguments) is { Length: > 0 } why) throw new InvalidOperationException(why);
    }

    /// <summary>Runs a program to its end; what it says if it fails.</summary>
    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        await using var process = RunningProcess.Start(program, arguments);
        var exit = await process.WaitForExitAsync(TimeSpan.FromSeconds(30));
        return exit == 0 ? "" : $"{program}: exit {exit}: {string.Join(' ', process.Errors.Lines)}";
    }
}
