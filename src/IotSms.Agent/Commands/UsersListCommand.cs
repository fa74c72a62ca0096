using System.CommandLine;
using IotSms.Agent.Configuration;
using IotSms.Agent.Documents;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Agent.Commands;

/// <summary><c>users list</c>.</summary>
internal sealed class UsersListCommand() : UserFilesCommand("list", "List the users, and files that can't be used.")
{
    /// <inheritdoc/>
    protected override Task<int> RunAsync(AgentConfiguration configuration, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (accounts, mistakes) = UserFiles.Read(AccessSettings.UsersDirectory(configuration));
        if (parsed.GetValue(Json))
        {
            var document = UsersDocument.Of(accounts.Select(account => account.User), mistakes);
            Console.Out.WriteLine(AgentJson.Object(document, AgentJson.Contract.UsersDocument).ToJsonString(AgentJson.Contract.Options));
        }
        else
        {
            foreach (var (user, credential) in accounts)
            {
                Console.Out.WriteLine(
                    $"{user.Name,-16} {user.Role.ToString().ToLowerInvariant(),-8} {Proof(credential),-7} {user.Language,-5} "
                    + string.Join(' ', user.Numbers));
            }

            foreach (var mistake in mistakes)
            {
                Console.Error.WriteLine($"iotsms: {mistake}");
            }
        }

        return Task.FromResult(mistakes.Count == 0 ? ExitCode.Ok : ExitCode.BadData);
    }

    private static string Proof(Credential? credential) => credential?.GetType().Name.ToLowerInvariant() ?? "none";
}
