using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Points;

/// <summary><c>input N</c>: how an input is, since when, and what is wrong with it.</summary>
internal sealed class InputCommand(PointBoard points) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "input";

    /// <inheritdoc/>
    public string Usage => "input N";

    /// <inheritdoc/>
    public Role Role => Role.Observe;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        if (arguments.Words is not [var word])
        {
            return new CommandReading.Misunderstood(
                phrases.Say("command.usage", ("problem", phrases.Say("input.which")), ("usage", Usage)));
        }
        return PointWords.Find(points.Inputs, word) is { Name: var name }
            ? new CommandReading.Understood((caller, _) => ValueTask.FromResult(Tell(name, caller.Phrases))) { IsRepeatable = true }
            : new CommandReading.Misunderstood(phrases.Say("point.unknown", ("name", word)));
    }

    private string Tell(string name, Phrases phrases)
    {
        var input = PointWords.Find(points.Inputs, name)!;
        return input.Fault is { } fault
            ? phrases.Say("point.fails", ("name", name), ("fault", fault))
            : phrases.Say("input.is", ("name", name), ("state", PointWords.Word(input, phrases)), ("since", input.Since));
    }
}
