using System.CommandLine;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary><c>messages settle</c>.</summary>
internal sealed class MessagesSettleCommand : AgentCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The message's id." };
    private readonly Option<string> _as = new("--as") { HelpName = "DECISION", Required = true, Description = "resend, or sent." };

    private MessagesSettleCommand()
        : base("settle", "Decide a message held as unknown: send it again, or let it stand as sent.")
    {
        Add(_id);
        Add(_as);
    }

    /// <summary>The verb.</summary>
    public static Command Create() => new MessagesSettleCommand();

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken) =>
        AskAsync(agent, parsed, "settle",
            new() { ["id"] = parsed.GetRequiredValue(_id), ["as"] = parsed.GetRequiredValue(_as) },
            message => Console.Out.WriteLine(MessageLines.State(message)), cancellationToken);
}
