using IotSms.Agent.Configuration;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Access.Proofs;

namespace IotSms.Agent.Doctor;

/// <summary>Whether those who may command the site can.</summary>
internal static class UserChecks
{
    private const string Check = "users";

    /// <summary>Looks at the files, and at what the users' codes need.</summary>
    /// <param name="configuration">Where they are, and whether the clock is trusted.</param>
    /// <param name="isSynchronized">Whether somebody sets the clock.</param>
    public static IEnumerable<Finding> Look(AgentConfiguration configuration, bool isSynchronized)
    {
        var (accounts, mistakes) = UserFiles.Read(AccessSettings.UsersDirectory(configuration));
        foreach (var mistake in mistakes)
        {
            yield return Finding.Fail(Check, $"{mistake.File}: {mistake.Problem}", mistake.Fix);
        }

        bool isTrusted = AccessSettings.Of(configuration).IsClockTrusted ?? isSynchronized;
        string[] waiting = [.. accounts.Where(account => account.Credential is Credential.Totp).Select(account => account.User.Name)];
        if (waiting.Length > 0 && !isTrusted)
        {
            yield return Finding.Warn(Check,
                $"codes of the time are refused until the clock is set: {string.Join(", ", waiting)}",
                "sudo timedatectl set-ntp true; or give them codes of a counter: iotsms users add NAME --proof hotp --replace ...");
        }
        else if (mistakes.Count == 0)
        {
            yield return Finding.Ok(Check, accounts.Count == 0
                ? "nobody may command the site (iotsms users add)"
                : $"{accounts.Count} may command the site");
        }
    }
}
