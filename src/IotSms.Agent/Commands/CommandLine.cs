using System.CommandLine;
using IotSms.Gateway;

namespace IotSms.Agent.Commands;

/// <summary>The command line: one verb a file.</summary>
internal static class CommandLine
{
    /// <summary>How long a verb may take to end after SIGTERM or Ctrl-C.</summary>
    private static readonly TimeSpan Termination = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command line; the answer is the exit code.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return await RefuseAsync(parsed);
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Termination });
        }
        catch (OperationCanceledException)
        {
            return ExitCode.TryLater;
        }
        catch (Exception failed)
        {
            var failure = Failure.Of(failed);
            await Console.Error.WriteLineAsync($"iotsms: {failure.Line}");
            return failure.ExitCode;
        }
    }

    private static RootCommand Root() => new(
        "A messaging API on site: drives a SIM800 or SIM7600 over a serial line, keeps every message on disk, "
        + "and bridges SMS to and from MQTT.\n"
        + "Begin with 'iotsms demo' (no hardware needed) or 'iotsms doctor' (what stands between you and a first SMS).")
    {
        RunCommand.Create(), DemoCommand.Create(), SimulateCommand.Create(), SendCommand.Create(), MessagesCommand.Create(),
        StatusCommand.Create(), AlarmsCommand.Create(), CommandCommand.Create(), UsersCommand.Create(), DoctorCommand.Create(),
        AtCommand.Create(), UssdCommand.Create(), CheckCommand.Create(), PduCommand.Create(), ConfigCommand.Create(),
    };

    private static async Task<int> RefuseAsync(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync($"iotsms: {error.Message.TrimEnd('.')}");
        }

        string[] known = [.. command.Subcommands.Select(verb => verb.Name), .. command.Options.Select(option => option.Name)];
        foreach (string token in parsed.UnmatchedTokens)
        {
            if (Nearest.To(token, known) is { } nearest)
            {
                await Console.Error.WriteLineAsync($"iotsms: did you mean {nearest}?");
            }
        }

        string verb = command is RootCommand ? "" : $" {string.Join(' ', Path(command))}";
        await Console.Error.WriteLineAsync($"iotsms: 'iotsms{verb} --help' shows how");
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Path(Command command) =>
        command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).SelectMany(Path).Append(command.Name);
}
