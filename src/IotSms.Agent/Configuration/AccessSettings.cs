using IotSms.Telecontrol.Access;

namespace IotSms.Agent.Configuration;

/// <summary>Who may, as configured.</summary>
internal static class AccessSettings
{
    /// <summary>Maps section <c>Access</c>.</summary>
    public static AccessOptions Of(AgentConfiguration configuration)
    {
        var access = configuration.Access;
        return new()
        {
            UsersDirectory = UsersDirectory(configuration),
            Proofs = new Dictionary<Role, Proof>
            {
                [Role.Observe] = access.Proofs.Observe, [Role.Operate] = access.Proofs.Operate, [Role.Admin] = access.Proofs.Admin,
            },
            Commands = access.Commands.ToDictionary(each => each.Command, each => each.Proof, StringComparer.OrdinalIgnoreCase),
            LookAhead = access.LookAhead,
            Drift = access.Drift,
            Tries = access.Tries,
            LongestLockOut = access.LongestLockOut,
            LongestDelay = access.LongestDelay,
            WithoutCodePerHour = access.WithoutCodePerHour,
            RefusalsPerHour = access.RefusalsPerHour,
            RefusesStrangers = access.Strangers.Equals("refuse", StringComparison.OrdinalIgnoreCase),
            Language = access.Language,
            IsClockTrusted = access.Clock.ToLowerInvariant() switch
            {
                "trusted" => true,
                "untrusted" => false,
                _ => null,
            },
            AuditEntries = access.AuditEntries,
        };
    }

    /// <summary>Where the users are.</summary>
    public static string UsersDirectory(AgentConfiguration configuration) =>
        configuration.Access.UsersDirectory ?? Path.Combine(configuration.Agent.DataDirectory, "users");
}
