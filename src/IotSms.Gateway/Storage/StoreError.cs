namespace IotSms.Gateway.Storage;

/// <summary>Why the store refused or failed.</summary>
public enum StoreError
{
    /// <summary>Another process, or another store in this one, owns the data directory.</summary>
    InUse,

    /// <summary>The file system has no room, or less than the reserve that was asked for (ENOSPC, EDQUOT).</summary>
    DiskFull,

    /// <summary>The file system is mounted read-only, from the start or because the kernel found it damaged (EROFS).</summary>
    ReadOnly,

    /// <summary>The file system or the medium under it failed; nothing of the group was acknowledged.</summary>
    Io,

    /// <summary>The file was written by a later version of this program.</summary>
    NewerSchema,

    /// <summary>The store was closed.</summary>
    Closed,
}
