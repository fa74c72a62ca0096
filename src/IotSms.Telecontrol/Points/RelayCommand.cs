using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Commands;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Points;

/// <summary><c>relay N on|off|pulse T</c>: switches an output.</summary>
internal sealed class RelayCommand(PointBoard points) : ISiteCommand
{
    /// <inheritdoc/>
    public string Name => "relay";

    /// <inheritdoc/>
    public string Usage => "relay N on|off|pulse T";

    /// <inheritdoc/>
    public Role Role => Role.Operate;

    /// <inheritdoc/>
    public CommandReading Read(Arguments arguments, Phrases phrases)
    {
        if (arguments.Words.Count == 0 || OutputOrder.Read([.. arguments.Words.Skip(1)]) is not { } order)
        {
            return new CommandReading.Misunderstood(
                phrases.Say("command.usage", ("problem", phrases.Say("output.which")), ("usage", Usage)));
        }
        if (PointWords.Find(points.Outputs, arguments.Words[0]) is not { Name: var name })
            return new CommandReading.Misunderstood(phrases.Say("point.unknown", ("name", arguments.Words[0])));
        if (points.LongestPulse(name) is var longest && order is OutputOrder.Pulse { Length: var length } && length > longest)
            return new CommandReading.Misunderstood(TooLong(name, longest, phrases));
        return new CommandReading.Understood(async (caller, _) => Answer(name, await points.OrderAsync(name, order), caller.Phrases))
        {
            // A pulse that may have been given is not given again.
            IsRepeatable = order is not OutputOrder.Pulse,
        };
    }

    private static string Answer(string name, OrderResult? result, Phrases phrases) => result switch
    {
        OrderResult.Done { State: var state, IsKept: var isKept } =>
            phrases.Say(isKept ? "output.done" : "output.not-kept", ("output", PointWords.Tell(state, phrases))),
        OrderResult.PulseTooLong { Longest: var longest } => TooLong(name, longest, phrases),
        OrderResult.LineFails { Fault: var fault } => phrases.Say("point.fails", ("name", name), ("fault", fault)),
        _ => throw new InvalidOperationException($"Output {name} is gone."),
    };

    private static string TooLong(string name, TimeSpan longest, Phrases phrases) =>
        phrases.Say("output.pulse-too-long", ("name", name), ("longest", longest));
}
