namespace IotSms.EndToEnd.Harness;

/// <summary>A folder of this test's own, gone when the test ends (unless it failed to be emptied, which is no failure).</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("iotsms-e2e-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that was just killed may still hold a file; the temp folder is the system's to clean.
        }
    }
}
