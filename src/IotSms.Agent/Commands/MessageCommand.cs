using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary>A verb about one message.</summary>
internal sealed class MessageCommand : AgentCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The message's id." };
    private readonly string _request;

    /// <summary>A verb that makes one request about one message.</summary>
    public MessageCommand(string name, string description, string request)
        : base(name, description)
    {
        _request = request;
        Add(_id);
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken) => AskAsync(
        agent, parsed, _request, new() { ["id"] = parsed.GetRequiredValue(_id) }, Show, cancellationToken);

    private static void Show(JsonObject message)
    {
        foreach (string line in MessageLines.Fields(message))
        {
            Console.Out.WriteLine(line);
        }
    }
}
