namespace IotSms.Telecontrol.Commands;

/// <summary>A command's arguments, looked at.</summary>
public abstract record CommandReading
{
    private CommandReading() { }

    /// <summary>It can be carried out.</summary>
    /// <param name="CarryOutAsync">Does it; the answer is what the asker is told.</param>
    public sealed record Understood(Func<Caller, CancellationToken, ValueTask<string>> CarryOutAsync) : CommandReading
    {
        /// <summary>Whether doing it twice is the same as doing it once: then a restart in the middle does it again.</summary>
        public bool IsRepeatable { get; init; }
    }

    /// <summary>It can't.</summary>
    /// <param name="Answer">What is wrong, and how it is written.</param>
    public sealed record Misunderstood(string Answer) : CommandReading;
}
