using System.CommandLine;
using IotSms.Agent.Configuration;
using IotSms.Agent.Control;

namespace IotSms.Agent.Commands;

/// <summary>A verb that works on the users' files; it needs no agent, and tells one that runs.</summary>
internal abstract class UserFilesCommand : Command
{
    private readonly Option<string?> _config = AgentOptions.Config();

    /// <summary>A verb with its option for finding the files.</summary>
    protected UserFilesCommand(string name, string description)
        : base(name, description)
    {
        Add(_config);
        Add(Json);
        SetAction(ReadAndRunAsync);
    }

    /// <summary>Whether JSON is wanted.</summary>
    protected Option<bool> Json { get; } = AgentOptions.Json();

    /// <summary>Does the work.</summary>
    protected abstract Task<int> RunAsync(AgentConfiguration configuration, ParseResult parsed, CancellationToken cancellationToken);

    /// <summary>Says what is wrong with what was asked for.</summary>
    protected static int Refuse(int exitCode, string why)
    {
        Console.Error.WriteLine($"iotsms: {why}");
        return exitCode;
    }

    /// <summary>Has an agent that runs read the files again.</summary>
    protected static async Task TellAgentAsync(AgentConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            using var agent = await ControlClient.ConnectAsync(configuration.ControlSocket, cancellationToken);
            var reply = await agent.AskAsync("users", new() { ["read"] = true }, news: null, cancellationToken);
            var mistakes = reply is ControlReply.Answered { Answer: var answer } ? answer["mistakes"]?.AsArray() ?? [] : [];
            foreach (var mistake in mistakes)
            {
                await Console.Error.WriteLineAsync($"iotsms: {mistake}");
            }
        }
        catch (AgentAbsentException absent) when (!absent.IsForbidden)
        {
            await Console.Error.WriteLineAsync("iotsms: no agent runs; it reads the users when it starts");
        }
    }

    private async Task<int> ReadAndRunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var reading = ConfigurationReading.Read(parsed.GetValue(_config));
        return reading.Configuration is { } configuration
            ? await RunAsync(configuration, parsed, cancellationToken)
            : AgentOptions.Refuse(reading.Mistakes);
    }
}
