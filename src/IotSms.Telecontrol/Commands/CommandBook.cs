using System.Diagnostics.CodeAnalysis;
using IotSms.Gateway;
using IotSms.Telecontrol.Access;

namespace IotSms.Telecontrol.Commands;

/// <summary>The commands there are, found by the words that people write.</summary>
internal sealed class CommandBook
{
    private readonly IReadOnlyList<ISiteCommand> _commands;

    /// <param name="commands">The commands; help and the confirmation come by themselves.</param>
    public CommandBook(IEnumerable<ISiteCommand> commands) =>
        // More words first: "modem restart" is no "modem" with an argument.
        _commands = [.. ((ISiteCommand[])[new HelpCommand(this), new YesCommand(), .. commands]).OrderByDescending(WordsOfName)];

    /// <summary>What a user of this role may do, by name.</summary>
    public IReadOnlyList<ISiteCommand> For(Role role) =>
        [.. _commands.Where(command => command.Role <= role).OrderBy(command => command.Name, StringComparer.Ordinal)];

    /// <summary>The command that a text begins with, and what stands after it.</summary>
    public bool TryFind(string text, [NotNullWhen(true)] out ISiteCommand? command, out Arguments arguments)
    {
        foreach (var candidate in _commands)
        {
            if (After(candidate.Name, new Arguments(text.Trim())) is not { } rest)
                continue;
            (command, arguments) = (candidate, rest);
            return true;
        }
        (command, arguments) = (null, new Arguments(text.Trim()));
        return false;
    }

    /// <summary>The commands that somebody of this role probably meant, by the first word.</summary>
    public IReadOnlyList<ISiteCommand> NearestTo(string word, Role role)
    {
        var allowed = For(role);
        return Nearest.To(word, allowed.Select(FirstWord).Distinct()) is { } nearest
            ? [.. allowed.Where(command => FirstWord(command) == nearest)]
            : [];
    }

    private static Arguments? After(string name, Arguments text)
    {
        foreach (var word in name.Split(' '))
        {
            if (!word.Equals(text.First, StringComparison.OrdinalIgnoreCase))
                return null;
            text = text.Rest;
        }
        return text;
    }

    private static string FirstWord(ISiteCommand command) => command.Name.Split(' ')[0];

    private static int WordsOfName(ISiteCommand command) => command.Name.Split(' ').Length;
}
