using System.CommandLine;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary><c>users unlock</c>.</summary>
internal sealed class UsersUnlockCommand : AgentCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The user's name." };

    /// <summary>The verb.</summary>
    public UsersUnlockCommand()
        : base("unlock", "End a user's lock-out after too many wrong codes.") => Add(_name);

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken) => AskAsync(
        agent, parsed, "unlock", new() { ["user"] = parsed.GetRequiredValue(_name) },
        answer => Console.Out.WriteLine($"{answer["user"]} {((bool)answer["wasLocked"]! ? "may try again" : "had no wrong codes")}"),
        cancellationToken);
}
