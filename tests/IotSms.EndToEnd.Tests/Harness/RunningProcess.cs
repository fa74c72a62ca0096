using System.ComponentModel;
using System.Diagnostics;

namespace IotSms.EndToEnd.Harness;

/// <summary>A process that this test started, with its output as lines; ended by its own id and never by name.</summary>
internal sealed class RunningProcess : IAsyncDisposable
{
    private readonly Process _process;

    private RunningProcess(Process process) => _process = process;

    public LineLog Output { get; } = new();

    public LineLog Errors { get; } = new();

    public int Id => _process.Id;

    public static RunningProcess Start(string program, IEnumerable<string> arguments, Action<string>? onOutput = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        var process = new Process { StartInfo = start };
        var running = new RunningProcess(process);
        process.OutputDataReceived += (_, e) => { if (e.Data is { } line) Tell(line); };
        process.ErrorDataReceived += (_, e) => { if (e.Data is { } line) running.Errors.Add(line); };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"'{program}' does not start ({missing.Message}); scripts/test.sh installs what the tests need.", missing);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;

        void Tell(string line)
        {
            onOutput?.Invoke(line);
            running.Output.Add(line);
        }
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>SIGKILL: nothing of the program runs after this.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> TerminateAsync(TimeSpan limit)
    {
        await AskToStopAsync();
        return await WaitForExitAsync(limit);
    }

    /// <summary>SIGTERM, and no look at what comes of it.</summary>
    public Task AskToStopAsync() => SignalAsync("TERM");

    /// <summary>SIGSTOP: nothing of the program runs until <see cref="ResumeAsync"/>.</summary>
    public Task SuspendAsync() => SignalAsync("STOP");

    /// <summary>SIGCONT.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit, TimeProvider.System);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }
}
