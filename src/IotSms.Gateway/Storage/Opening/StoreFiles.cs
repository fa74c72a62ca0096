using System.Globalization;
using IotSms.Gateway.Storage.Disk;

namespace IotSms.Gateway.Storage.Opening;

/// <summary>The names in a data directory, and how a salvaged file takes the place of a damaged one.</summary>
/// <param name="Directory">The data directory.</param>
internal sealed record StoreFiles(string Directory)
{
    /// <summary>The data file, a plain LiteDB 5 file.</summary>
    public string Data => Path.Combine(Directory, "messages.db");

    /// <summary>The log, of our own form.</summary>
    public string Log => Path.Combine(Directory, "messages-log.db");

    /// <summary>How far the log was acknowledged.</summary>
    public string Mark => Path.Combine(Directory, "messages-mark.db");

    /// <summary>The file a salvage writes; it lies here at a start only if the salvage or the swap after it was cut short.</summary>
    public string Salvaged => Path.Combine(Directory, "messages.salvaged.db");

    /// <summary>The log of <see cref="Salvaged"/>.</summary>
    public string SalvagedLog => Path.Combine(Directory, "messages.salvaged-log.db");

    /// <summary>The mark of <see cref="SalvagedLog"/>.</summary>
    public string SalvagedMark => Path.Combine(Directory, "messages.salvaged-mark.db");

    /// <summary>Makes the directory, for its owner only.</summary>
    public void CreateDirectory()
    {
        if (OperatingSystem.IsWindows())
            System.IO.Directory.CreateDirectory(Directory);
        else
            System.IO.Directory.CreateDirectory(Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Where a damaged file goes.</summary>
    public string Damaged(DateTimeOffset now)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"messages.damaged-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
        var path = Path.Combine(Directory, name + ".db");
        for (var i = 2; File.Exists(path); i++)
            path = Path.Combine(Directory, string.Create(CultureInfo.InvariantCulture, $"{name}-{i}.db"));
        return path;
    }

    /// <summary>
    /// Sets the damaged files aside and puts the salvaged one, which is whole and durable, in their place. The data file goes first: from
    /// then on <see cref="FinishSwap"/> knows that the salvage was complete, and the old log never meets the new file.
    /// </summary>
    public void Swap(string damaged)
    {
        if (File.Exists(Data))
            Move(Data, damaged);
        // It speaks of the old log only.
        File.Delete(Mark);
        if (File.Exists(Log))
            Move(Log, Path.ChangeExtension(damaged, null) + "-log.db");
        Move(Salvaged, Data);
    }

    /// <summary>
    /// Ends what a power loss or a kill interrupted: a swap that began is finished, a salvage that did not end is thrown away.
    /// </summary>
    public void FinishSwap(DateTimeOffset now)
    {
        if (!File.Exists(Salvaged))
            return;
        if (File.Exists(Data))
            File.Delete(Salvaged);
        else
            Swap(Damaged(now));
        ClearSalvage();
    }

    /// <summary>Removes what a salvage needed besides its data file.</summary>
    public void ClearSalvage()
    {
        File.Delete(SalvagedLog);
        File.Delete(SalvagedMark);
    }

    private void Move(string from, string to)
    {
        File.Move(from, to);
        Posix.SyncDirectory(Directory);
    }
}
