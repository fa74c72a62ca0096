using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands;

/// <summary>A command's arguments, looked at.</summary>
public abstract record CommandReading
{
    private CommandReading() { }

    /// <summary>It can't be carried out: what is wrong, and how the command is written.</summary>
    internal static Misunderstood Wrong(ISiteCommand command, Phrases phrases, string problem) =>
        new(phrases.Say("command.usage", ("problem", problem), ("usage", command.Usage)));

    /// <summary>It can be carried out.</summary>
    /// <param name="CarryOutAsync">Does it; the answer is what the asker is told.</param>
    public sealed record Understood(Func<Caller, CancellationToken, ValueTask<string>> CarryOutAsync) : CommandReading
    {
        /// <summary>Whether doing it twice is the same as doing it once: then a restart in the middle does it again.</summary>
        public bool IsRepeatable { get; init; }

        /// <summary>What is done once the answer is safe, such as to end the program; null: nothing.</summary>
        public Action? Afterwards { get; init; }
    }

    /// <summary>It can't.</summary>
    /// <param name="Answer">What is wrong, and how it is written.</param>
    public sealed record Misunderstood(string Answer) : CommandReading;
}
