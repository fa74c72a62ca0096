using IotSms.Gateway;

namespace IotSms.Agent.Configuration;

/// <summary>
/// Which keys can be given into the hands of those who text the site. Never those that say who may and what he may: whoever changes them
/// can do everything. Never a secret, and never the way to a file.
/// </summary>
internal static class ChangeableSetting
{
    private static readonly string[] Sections = ["Access", "Commands", "Calls"];
    private static readonly string[] Secrets = ["Pin", "Password", "Secret", "Token", "Tokens"];
    private static readonly string[] Paths = ["File", "Directory"];

    /// <summary>Why a key can't be listed and what to do; null when it can.</summary>
    public static (string Problem, string Fix)? Refuse(string key)
    {
        string[] names = key.Split(':');
        if (ConfigurationSchema.Find(key) is not { Properties.Count: 0, Items: null })
        {
            return ("is no key of a single value",
                Nearest.To(key, ConfigurationSchema.Keys) is { } nearest
                    ? $"did you mean {nearest}?"
                    : "write it as in the schema, such as Outbox:QuietHours");
        }

        bool isForbidden = Sections.Contains(names[0], StringComparer.OrdinalIgnoreCase)
            || names.Any(name => Secrets.Contains(name, StringComparer.OrdinalIgnoreCase))
            || Paths.Any(path => names[^1].EndsWith(path, StringComparison.OrdinalIgnoreCase));
        return isForbidden ? ("must not be changed from afar", "remove it from the list, and change it at the site") : null;
    }
}
