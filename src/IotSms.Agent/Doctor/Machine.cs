using System.Globalization;
using IotSms.Modem.Uart;

namespace IotSms.Agent.Doctor;

/// <summary>The machine as <c>/proc</c> and <c>/dev</c> show it.</summary>
/// <param name="root">Root of the file system; <c>/</c> but in tests.</param>
internal sealed class Machine(string root = "/")
{
    /// <summary>The kernel's command line.</summary>
    public string KernelCommandLine => ReadOrEmpty(InRoot("proc/cmdline")).Trim();

    /// <summary>Every process this user can see: its id, name and arguments.</summary>
    public IEnumerable<(int Id, string Name, string Arguments)> Processes =>
        from directory in Directory.EnumerateDirectories(InRoot("proc"))
        let id = int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1
        where id > 0
        let name = ReadOrEmpty(Path.Combine(directory, "comm")).Trim()
        where name.Length > 0
        select (id, name, ReadOrEmpty(Path.Combine(directory, "cmdline")).Replace('\0', ' ').Trim());

    /// <summary>Where a link such as <c>/dev/serial0</c> ends; the path itself when it is no link.</summary>
    public string Resolve(string path)
    {
        string inRoot = InRoot(path);
        string? target = File.Exists(inRoot) ? File.ResolveLinkTarget(inRoot, returnFinalTarget: true)?.FullName : null;
        return target is null ? path : root == "/" ? target : $"/{Path.GetRelativePath(root, target)}";
    }

    /// <summary>Whether this user may open a device to read and write; null: it is not there.</summary>
    public bool? MayUse(string device)
    {
        try
        {
            using var stream = File.Open(InRoot(device), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return true;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Processes that have a device open, as far as this user may see.</summary>
    public IReadOnlyList<(int Id, string Name)> Holders(string device) => LineHolders.Of(Resolve(device), InRoot("proc"));

    private string InRoot(string path) => Path.Combine(root, path.TrimStart('/'));

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
