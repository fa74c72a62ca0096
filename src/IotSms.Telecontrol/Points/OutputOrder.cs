using IotSms.Telecontrol.Commands;

namespace IotSms.Telecontrol.Points;

/// <summary>What an output is to do. The last order counts, whatever was ordered before it.</summary>
public abstract record OutputOrder
{
    private OutputOrder() { }

    /// <summary>Reads <c>on</c>, <c>off</c> or <c>pulse 5s</c>; null when it is none of these.</summary>
    public static OutputOrder? Read(IReadOnlyList<string> words) => words switch
    {
        [var word] when Is(word, "on") => new On(),
        [var word] when Is(word, "off") => new Off(),
        [var word, var length] when Is(word, "pulse") && Duration.Read(length) is { } duration => new Pulse(duration),
        _ => null,
    };

    /// <summary>On, until further orders.</summary>
    public sealed record On : OutputOrder;

    /// <summary>Off, until further orders.</summary>
    public sealed record Off : OutputOrder;

    /// <summary>On, and then off.</summary>
    /// <param name="Length">How long it is on, from now, even if it was on before.</param>
    public sealed record Pulse(TimeSpan Length) : OutputOrder;

    private static bool Is(string word, string known) => word.Equals(known, StringComparison.OrdinalIgnoreCase);
}
