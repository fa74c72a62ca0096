using System.Globalization;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary><c>log [N]</c>: the newest warnings and errors of the program, newest first.</summary>
internal sealed class LogCommand(CommandOptions options) : ISiteCommand
{
    private const int Usual = 3, Most = 20;

    /// <inheritdoc/>
    public string Name => "log";

    /// <inheritdoc/>
    public string Usage => "log [N]";

    /// <inheritdoc/>
    public Role Role => Role.Operate;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases) =>
        arguments.IsEmpty ? Show(Usual)
        : int.TryParse(arguments.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= Most
            ? Show(count)
        : CommandReading.Wrong(this, phrases, phrases.Say("command.not-allowed", ("word", Shown.Word(arguments.Text))));

    private CommandReading.Understood Show(int count) => new((caller, _) => ValueTask.FromResult(
        options.RecentLog() is { Count: > 0 } lines
            ? string.Join('\n', lines.Take(count))
            : caller.Phrases.Say("log.empty"))) { IsRepeatable = true };
}
