using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary><c>help</c>: the first words of what the asker may do, in one segment; with one of them: how that is written.</summary>
internal sealed class HelpCommand(CommandBook book) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "help";

    /// <inheritdoc/>
    public string Usage => "help [COMMAND]";

    /// <inheritdoc/>
    public Role Role => Role.Observe;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases) => new CommandReading.Understood(
        (caller, _) => ValueTask.FromResult(arguments.IsEmpty ? Overview(caller) : On(arguments, caller))) { IsRepeatable = true };

    private string Overview(Caller caller) => caller.Phrases.Say("help.overview",
        ("commands", string.Join(
            ' ', book.For(caller.User.Role).Where(IsListed).Select(command => command.Name.Split(' ')[0]).Distinct())));

    private string On(Arguments arguments, Caller caller)
    {
        var commands = book.For(caller.User.Role);
        var asked = string.Join(' ', arguments.Words);
        var named = commands.Where(command => command.Name.Equals(asked, StringComparison.OrdinalIgnoreCase)).ToList();
        var meant = named.Count > 0 ? named : book.NearestTo(arguments.First, caller.User.Role);
        return meant.Count > 0
            ? string.Join('\n', meant.Select(command => command.Usage))
            : caller.Phrases.Say("command.unknown", ("word", Shown.Word(arguments.First)));
    }

    private bool IsListed(ISiteCommand command) => command != this && command is not YesCommand;
}
