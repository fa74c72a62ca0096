using System.CommandLine;
using IotSms.Agent.Configuration;
using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Commands;

/// <summary><c>users remove</c>.</summary>
internal sealed class UsersRemoveCommand : UserFilesCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The user's name." };

    /// <summary>The verb.</summary>
    public UsersRemoveCommand()
        : base("remove", "Remove a user and his secret.") => Add(_name);

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(
        AgentConfiguration configuration, ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetRequiredValue(_name), directory = AccessSettings.UsersDirectory(configuration);
        if (!UserFiles.IsName(name) || !UserFiles.Remove(directory, name))
        {
            return Refuse(ExitCode.BadData, $"there is no user \"{name}\" in {directory}");
        }

        await TellAgentAsync(configuration, cancellationToken);
        return ExitCode.Ok;
    }
}
