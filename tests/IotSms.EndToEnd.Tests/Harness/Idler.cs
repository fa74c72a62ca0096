namespace IotSms.EndToEnd.Harness;

/// <summary>A process that has a device open, reads nothing of it, and locks nothing: a terminal program left on it.</summary>
internal static class Idler
{
    /// <summary>Returns once it has the device open.</summary>
    public static async Task<RunningProcess> OnAsync(string device)
    {
        var idler = RunningProcess.Start("sh", ["-c", "exec 3<>\"$0\"; echo open; exec sleep 600", device]);
        await idler.Output.WaitAsync("the device is open", line => line == "open", TimeSpan.FromSeconds(20));
        return idler;
    }
}
