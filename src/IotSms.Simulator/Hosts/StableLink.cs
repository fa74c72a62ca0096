namespace IotSms.Simulator.Hosts;

/// <summary>A symbolic link whose name stays while the device behind it gets another number with each start.</summary>
internal sealed class StableLink : IDisposable
{
    private readonly string _path;
    private readonly string _target;

    public StableLink(string path, string target)
    {
        _path = path;
        _target = target;
        var old = new FileInfo(path);
        if (old.LinkTarget is null ? Path.Exists(path) : !old.LinkTarget.StartsWith("/dev/pts/", StringComparison.Ordinal))
            throw new IOException(
                $"{path}: is {(old.LinkTarget is { } other ? $"a link to {other}" : "there already and no link")}; give another path");
        // Made beside and renamed over, so that the name is there at each moment.
        var fresh = $"{path}.{Environment.ProcessId}";
        File.Delete(fresh);
        File.CreateSymbolicLink(fresh, target);
        File.Move(fresh, path, overwrite: true);
    }

    public void Dispose()
    {
        if (new FileInfo(_path).LinkTarget == _target)
            File.Delete(_path);
    }
}
