namespace IotSms.Agent.Configuration;

/// <summary>A program that a command may run.</summary>
internal static class ProgramFile
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>What is wrong with a file and what would be right; null when it may be run.</summary>
    public static (string Problem, string Fix)? Refuse(string file)
    {
        if (!Path.IsPathRooted(file))
        {
            return ("is not the whole path of a program", "write it from / on, such as /usr/local/bin/backup");
        }

        if (!File.Exists(file))
        {
            return ("no such file", "make it, or correct the path");
        }

        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var mode = File.GetUnixFileMode(file);
        return (mode & Executable) == 0 ? ("can't be run", $"chmod +x {file}")
            : (mode & UnixFileMode.OtherWrite) != 0 ? ("may be written by everybody", $"chmod o-w {file}")
            : null;
    }
}
