namespace IotSms.EndToEnd.Harness;

/// <summary>The real program, <c>iotsms</c>: the build beside the tests, or the one that IOTSMS_PROGRAM names (a published one).</summary>
internal static class IotSmsProgram
{
    public static string Path { get; } =
        Environment.GetEnvironmentVariable("IOTSMS_PROGRAM") ?? System.IO.Path.Combine(AppContext.BaseDirectory, "iotsms");

    public static RunningProcess Start(params string[] arguments) => RunningProcess.Start(Path, arguments);

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        await using var process = Start(arguments);
        process.CloseInput();
        var exit = await process.WaitForExitAsync(TimeSpan.FromSeconds(60));
        return (exit, string.Join('\n', process.Output.Lines), string.Join('\n', process.Errors.Lines));
    }
}
