namespace IotSms.EndToEnd.Harness;

/// <summary>A disk of its own for a data directory: an ext4 image on a loop device, which needs root, and can be made to fail.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _image;

    private SmallDisk(TempFolder folder) => (_image, Path) = (folder["disk.img"], folder["disk"]);

    public string Path { get; }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Makes one; skips the test, and says why, where that can't be done.</summary>
    public static async Task<SmallDisk> MountAsync(TempFolder folder)
    {
        var disk = new SmallDisk(folder);
        Directory.CreateDirectory(disk.Path);
        await using (var image = new FileStream(disk._image, FileMode.CreateNew))
            image.SetLength(32 << 20);
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "a disk that can be made to fail is mounted by root only");
        string[] failures =
        [
            await disk.RunAsync("/sbin/mkfs.ext4", "-q", disk._image),
            await disk.RunAsync("mount", "-o", "loop", disk._image, disk.Path),
        ];
        Assert.SkipUnless(failures.All(why => why.Length == 0), $"no loop device or no ext4 here: {string.Join("; ", failures)}");
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
