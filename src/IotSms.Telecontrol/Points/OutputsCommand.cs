using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Points;

/// <summary><c>outputs</c>: all outputs and how they are.</summary>
internal sealed class OutputsCommand(PointBoard points) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "outputs";

    /// <inheritdoc/>
    public string Usage => Name;

    /// <inheritdoc/>
    public Role Role => Role.Observe;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases) =>
        new CommandReading.Understood((caller, _) => ValueTask.FromResult(points.Outputs is { Count: > 0 } outputs
            ? PointWords.List(outputs, caller.Phrases)
            : caller.Phrases.Say("output.none"))) { IsRepeatable = true };
}
