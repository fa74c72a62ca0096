using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Doctor;

/// <summary>The clock and the disk.</summary>
internal static class SystemChecks
{
    private const long ScarceBytes = 200L << 20;
    private const long TooFewBytes = 16L << 20;

    /// <summary>Whether the clock is set by somebody who knows; a Raspberry Pi has none of its own.</summary>
    public static Finding Clock(TimeProvider time) => KernelClock.IsSynchronized
        ? Finding.Ok("clock", $"synchronized, {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC")
        : Finding.Warn("clock", $"not synchronized, {time.GetUtcNow():yyyy-MM-dd HH:mm} UTC", "sudo timedatectl set-ntp true");

    /// <summary>Whether the data directory can be written to, and has room.</summary>
    public static Finding Disk(string directory)
    {
        string check = $"data directory {directory}";
        try
        {
            if (!Directory.Exists(directory))
            {
                return Finding.Fail(check, "does not exist", $"sudo install -d -o {Environment.UserName} -m 750 {directory}");
            }

            string probe = Path.Combine(directory, $".doctor-{Environment.ProcessId}");
            File.WriteAllBytes(probe, [1]);
            File.Delete(probe);
            long free = new DriveInfo(directory).AvailableFreeSpace;
            return free < TooFewBytes
                ? Finding.Fail(check, $"{free >> 20} MB free; messages can't be kept", "make room: sudo journalctl --vacuum-size=50M")
                : free < ScarceBytes ? Finding.Warn(check, $"{free >> 20} MB free", "make room: sudo journalctl --vacuum-size=50M")
                : Finding.Ok(check, $"writable, {free >> 20} MB free");
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            // Not chown to whoever asks: that would take it away from the service.
            return Finding.Fail(check, refused.Message, "look as the service does: sudo -u iotsms iotsms doctor");
        }
    }
}
