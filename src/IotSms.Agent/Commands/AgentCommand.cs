using System.CommandLine;
using System.Text.Json.Nodes;
using IotSms.Agent.Configuration;
using IotSms.Agent.Control;
using IotSms.Agent.Documents;

namespace IotSms.Agent.Commands;

/// <summary>A verb that asks the running agent something.</summary>
internal abstract class AgentCommand : Command
{
    private readonly Option<string?> _config = AgentOptions.Config();
    private readonly Option<string?> _socket = AgentOptions.Socket();

    /// <summary>A verb with its options for finding the agent.</summary>
    protected AgentCommand(string name, string description)
        : base(name, description)
    {
        Add(_config);
        Add(_socket);
        Add(Json);
        SetAction(ConnectAndRunAsync);
    }

    /// <summary>Whether JSON is wanted.</summary>
    protected Option<bool> Json { get; } = AgentOptions.Json();

    /// <summary>Asks the agent and shows the answer.</summary>
    protected abstract Task<int> RunAsync(ControlClient agent, ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>Asks one thing and shows the answer: as JSON if wanted, or as text.</summary>
    protected async Task<int> AskAsync(
        ControlClient agent, ParseResult parsed, string verb, JsonObject payload,
        Action<JsonObject> show, CancellationToken cancellationToken)
    {
        switch (await agent.AskAsync(verb, payload, news: null, cancellationToken))
        {
            case ControlReply.Answered { Answer: var answer } when parsed.GetValue(Json):
                Print(answer);
                return ExitCode.Ok;
            case ControlReply.Answered { Answer: var answer }:
                show(answer);
                return ExitCode.Ok;
            case ControlReply.Refused { Error: var error }:
                return Refuse(error, parsed.GetValue(Json));
            default:
                return ExitCode.Internal;
        }
    }

    /// <summary>Writes a document as one line of JSON.</summary>
    protected static void Print(JsonObject document) => Console.Out.WriteLine(document.ToJsonString(AgentJson.Contract.Options));

    /// <summary>Tells why the agent refused.</summary>
    protected static int Refuse(JsonObject error, bool json)
    {
        if (json)
        {
            Console.Error.WriteLine(error.ToJsonString(AgentJson.Contract.Options));
        }
        else
        {
            string detail = (string?)error["detail"] ?? "";
            string hint = (string?)error["hint"] is { } advice ? $"{(detail.EndsWith('.') ? " " : "; ")}{advice}" : "";
            Console.Error.WriteLine($"iotsms: {error["code"]}: {detail}{hint}");
        }

        return (string?)error["code"] switch
        {
            "internal" => ExitCode.Internal,
            { } code when code.StartsWith("modem-", StringComparison.Ordinal) => ExitCode.Unavailable,
            _ when (bool?)error["tryLater"] == true => ExitCode.TryLater,
            _ => ExitCode.BadData,
        };
    }

    private async Task<int> ConnectAndRunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? socket = parsed.GetValue(_socket);
        if (socket is null)
        {
            string? file = parsed.GetValue(_config);
            var reading = file is null && !File.Exists(ConfigurationReading.DefaultFile) ? new(new(), []) : ConfigurationReading.Read(file);
            if (reading.Configuration is null)
            {
                return AgentOptions.Refuse(reading.Mistakes);
            }

            socket = reading.Configuration.ControlSocket;
        }

        using var agent = await ControlClient.ConnectAsync(socket, cancellationToken);
        return await RunAsync(agent, parsed, cancellationToken);
    }
}
