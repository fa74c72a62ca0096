using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary>
/// <c>config set KEY VALUE</c>: changes a listed setting, if the whole configuration is right with it; <c>default</c> takes the change
/// back. It counts from the next start on.
/// </summary>
internal sealed class ConfigSetCommand(SiteSettings settings) : ISiteCommand
{
    private const string Default = "default";

    /// <inheritdoc/>
    public string Name => "config set";

    /// <inheritdoc/>
    public string Usage => $"config set KEY VALUE|{Default}";

    /// <inheritdoc/>
    public Role Role => Role.Admin;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        var value = arguments.Rest.Text;
        return settings.Find(arguments.First) is not { } key
                ? CommandReading.Wrong(this, phrases, phrases.Say("config.not-listed", ("key", Shown.Word(arguments.First))))
            : value.Length == 0 ? CommandReading.Wrong(this, phrases, phrases.Say("command.missing", ("name", "VALUE")))
            : new CommandReading.Understood((caller, _) => ValueTask.FromResult(
                Set(key, value == Default ? null : value, caller.Phrases))) { IsRepeatable = true };
    }

    private string Set(string key, string? value, Phrases phrases) =>
        settings.Set(key, value) is { } mistake
            ? phrases.Say("command.failed", ("reason", mistake))
            : phrases.Say("config.set", ("key", key), ("value", settings.Get(key)));
}
