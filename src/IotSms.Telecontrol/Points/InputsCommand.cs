using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Points;

/// <summary><c>inputs</c>: all inputs and how they are.</summary>
internal sealed class InputsCommand(PointBoard points) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "inputs";

    /// <inheritdoc/>
    public string Usage => Name;

    /// <inheritdoc/>
    public Role Role => Role.Observe;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases) =>
        new CommandReading.Understood((caller, _) => ValueTask.FromResult(points.Inputs is { Count: > 0 } inputs
            ? PointWords.List(inputs, caller.Phrases)
            : caller.Phrases.Say("input.none"))) { IsRepeatable = true };
}
