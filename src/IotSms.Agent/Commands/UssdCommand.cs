using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Control;
using IotSms.Modem;

namespace IotSms.Agent.Commands;

/// <summary><c>ussd</c>: sends a code through the running agent; what the network then asks is answered line by line.</summary>
internal sealed class UssdCommand : AgentCommand
{
    private readonly Argument<string> _code = new("CODE") { Description = "The code, such as *100#, in quotes." };
    private readonly Option<string?> _modem =
        new("--modem") { HelpName = "NAME", Description = "The modem; the first that is ready if not given." };

    private UssdCommand()
        : base("ussd", "Send a USSD code and show what the network says; what it asks is answered from the standard input.")
    {
        Add(_code);
        Add(_modem);
    }

    /// <summary>The verb.</summary>
    public static Command Create() => new UssdCommand();

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken)
    {
        // A program that reads JSON has one answer to read.
        bool talks = !parsed.GetValue(Json);
        JsonObject? said = null;
        int exit = await AskAsync(agent, parsed, "ussd",
            new() { ["code"] = parsed.GetRequiredValue(_code), ["modem"] = parsed.GetValue(_modem), ["keepOpen"] = talks },
            answer => Show(said = answer), cancellationToken);
        while (exit == ExitCode.Ok && (string?)said?["session"] is { } session)
        {
            string? line = await PromptAsync(cancellationToken);
            said = null;
            exit = await AskAsync(agent, parsed, "ussd",
                line is null ? new() { ["session"] = session, ["end"] = true } : new() { ["session"] = session, ["text"] = line },
                answer => Show(said = answer), cancellationToken);
        }

        return exit;
    }

    /// <summary>What somebody answers; null: nothing, he has enough.</summary>
    private static async Task<string?> PromptAsync(CancellationToken cancellationToken)
    {
        if (!Console.IsInputRedirected)
        {
            await Console.Out.WriteAsync("> ");
        }

        return await Console.In.ReadLineAsync(cancellationToken) is { Length: > 0 } line ? line : null;
    }

    private static void Show(JsonObject answer)
    {
        if ((string?)answer["text"] is { Length: > 0 } text)
        {
            Console.Out.WriteLine(text);
        }
        else
        {
            Console.Out.WriteLine((int?)answer["status"] switch
            {
                UssdReply.NotSupported => "(the network does not know this code)",
                UssdReply.TimedOut => "(the network gave up)",
                _ => "(ended)",
            });
        }
    }
}
