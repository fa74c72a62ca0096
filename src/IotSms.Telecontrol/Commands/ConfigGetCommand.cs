using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary><c>config get [KEY]</c>: a listed setting, or the list.</summary>
internal sealed class ConfigGetCommand(SiteSettings settings) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "config get";

    /// <inheritdoc/>
    public string Usage => "config get [KEY]";

    /// <inheritdoc/>
    public Role Role => Role.Admin;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        if (arguments.IsEmpty)
            return Say(caller => settings.Keys.Count > 0 ? string.Join('\n', settings.Keys) : caller.Phrases.Say("config.none"));
        return settings.Find(arguments.Text) is { } key
            ? Say(_ => $"{key} = {settings.Get(key)}")
            : CommandReading.Wrong(this, phrases, phrases.Say("config.not-listed", ("key", Shown.Word(arguments.Text))));
    }

    private static CommandReading.Understood Say(Func<Caller, string> text) =>
        new((caller, _) => ValueTask.FromResult(text(caller))) { IsRepeatable = true };
}
