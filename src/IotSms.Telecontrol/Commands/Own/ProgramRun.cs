using System.ComponentModel;
using System.Diagnostics;

namespace IotSms.Telecontrol.Commands.Own;

/// <summary>
/// Runs a program for a command: no shell, no secrets in its environment, nothing on its standard input, a group of its own that ends
/// with it.
/// </summary>
internal static class ProgramRun
{
    /// <summary>From util-linux; what it starts is the leader of a new group, under the same process id.</summary>
    private const string SetSid = "/usr/bin/setsid";

    /// <summary>Runs it to its end, or to the time limit.</summary>
    /// <param name="deed">The program, its limits.</param>
    /// <param name="arguments">Its arguments; each reaches it as one, as it is.</param>
    /// <param name="user">The user who has it run: <c>IOTSMS_USER</c> in its environment.</param>
    /// <param name="time">For the time limit.</param>
    /// <param name="cancellationToken">Ends it too.</param>
    public static async Task<ProgramEnd> RunAsync(
        OwnDeed.Run deed, IReadOnlyList<string> arguments, string user, TimeProvider time, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = StartOf(deed.File, arguments, user) };
        try
        {
            process.Start();
        }
        catch (Win32Exception failed)
        {
            return new ProgramEnd.NotStarted(failed.Message);
        }
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(deed.TimeLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var output = new CappedOutput(process.StandardOutput.BaseStream, deed.MostOutput);
        var errors = new CappedOutput(process.StandardError.BaseStream, deed.MostOutput);
        var reading = Task.WhenAll(output.ReadAsync(either.Token), errors.ReadAsync(either.Token));
        try
        {
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            ProcessGroup.Kill(process.Id);
            await reading.ConfigureAwait(false);
            return new ProgramEnd.Exited(process.ExitCode, output.Text.Length > 0 ? output.Text : errors.Text);
        }
        catch (OperationCanceledException)
        {
            ProcessGroup.Kill(process.Id);
            process.Kill(entireProcessTree: true);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            return new ProgramEnd.TimedOut(output.Text);
        }
    }

    private static ProcessStartInfo StartOf(string file, IReadOnlyList<string> arguments, string user)
    {
        var start = new ProcessStartInfo(SetSid, [file, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["IOTSMS_USER"] = user;
        return start;
    }
}
