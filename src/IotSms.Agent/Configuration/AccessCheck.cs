namespace IotSms.Agent.Configuration;

/// <summary>What a schema can't see of section <c>Access</c>.</summary>
internal static class AccessCheck
{
    /// <summary>Every mistake in the section.</summary>
    public static IEnumerable<ConfigurationMistake> Check(AccessSection access)
    {
        for (int i = 0; i < access.Commands.Count; i++)
        {
            string command = access.Commands[i].Command;
            if (command.Length == 0)
            {
                yield return new($"Access:Commands:{i}:Command", null, "is missing", "name the command, such as relay");
            }
            else if (access.Commands.Take(i).Any(other => string.Equals(other.Command, command, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new($"Access:Commands:{i}:Command", command, "is named twice", "keep one of the two");
            }
        }

        if (access.UsersDirectory is { } directory && File.Exists(directory))
        {
            yield return new("Access:UsersDirectory", directory, "is a file", "name a directory");
        }
    }
}
