namespace IotSms.Agent.Configuration;

/// <summary>A secret that stands in the configuration or, better, in a file of its own.</summary>
internal static class Secret
{
    /// <summary>The secret without line ends; null when neither is given.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static string? Read(string? open, string? file) => file is null ? open : File.ReadAllText(file).TrimEnd('\r', '\n');
}
