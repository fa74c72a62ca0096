using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary><c>at</c>: one AT command, through the running agent.</summary>
internal sealed class AtCommand : AgentCommand
{
    private readonly Argument<string> _command = new("COMMAND") { Description = "One command line, such as AT+CSQ." };
    private readonly Option<string?> _modem =
        new("--modem") { HelpName = "NAME", Description = "The modem; the first that is ready if not given." };

    private AtCommand()
        : base("at", "Run one AT command on a module, through the running agent.")
    {
        Add(_command);
        Add(_modem);
    }

    /// <summary>The verb.</summary>
    public static Command Create() => new AtCommand();

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken) =>
        AskAsync(agent, parsed, "at",
            new() { ["command"] = parsed.GetRequiredValue(_command), ["modem"] = parsed.GetValue(_modem) }, Show, cancellationToken);

    private static void Show(JsonObject answer)
    {
        foreach (var line in answer["lines"]!.AsArray())
        {
            Console.Out.WriteLine((string?)line);
        }

        Console.Out.WriteLine((string?)answer["final"]);
    }
}
