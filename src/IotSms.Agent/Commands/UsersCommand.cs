using System.CommandLine;

namespace IotSms.Agent.Commands;

/// <summary><c>users</c>: add, list, remove, unlock, audit.</summary>
internal static class UsersCommand
{
    /// <summary>The verb.</summary>
    public static Command Create() => new("users", "Say who may command the site, and see who tried.")
    {
        new UsersAddCommand(), new UsersListCommand(), new UsersRemoveCommand(), new UsersUnlockCommand(), new UsersAuditCommand(),
    };
}
