using System.CommandLine;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary><c>command</c>: what a user could text, by whoever has this machine.</summary>
internal sealed class CommandCommand : AgentCommand
{
    private readonly Argument<string[]> _words = new("WORDS")
    {
        Arity = ArgumentArity.OneOrMore, Description = "The command as it would be texted, without a code, such as: relay 1 on.",
    };

    private CommandCommand()
        : base("command", "Give the site a command, as users do by SMS; 'iotsms command help' lists them.") => Add(_words);

    /// <summary>The verb.</summary>
    public static Command Create() => new CommandCommand();

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken) =>
        AskAsync(agent, parsed, "command", new() { ["text"] = string.Join(' ', parsed.GetRequiredValue(_words)) },
            answer => Console.Out.WriteLine((string?)answer["text"]), cancellationToken);
}
