using System.Globalization;
using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Points;

/// <summary>Points as people name them, and as they are told.</summary>
internal static class PointWords
{
    /// <summary>The point that a word means: its name, or its place in the configuration from 1; null: none.</summary>
    public static PointState? Find(IReadOnlyList<PointState> points, string word) =>
        points.FirstOrDefault(point => point.Name.Equals(word, StringComparison.OrdinalIgnoreCase))
        ?? (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int place)
            ? points.ElementAtOrDefault(place - 1)
            : null);

    /// <summary>Points and how they are, such as <c>pump on, fan off</c>.</summary>
    public static string List(IReadOnlyList<PointState> points, Phrases phrases) =>
        string.Join(", ", points.Select(point => Tell(point, phrases)));

    /// <summary>A point and how it is, such as <c>pump on for 5 s</c>.</summary>
    public static string Tell(PointState point, Phrases phrases) =>
        $"{point.Name} {(point.Pulse is { } pulse ? phrases.Say("point.pulse", ("time", pulse)) : Word(point, phrases))}";

    /// <summary>How it is in a word: <c>on</c>, <c>off</c>, <c>FAULT</c>.</summary>
    public static string Word(PointState point, Phrases phrases) => phrases.Say($"point.{point.Word}");
}
