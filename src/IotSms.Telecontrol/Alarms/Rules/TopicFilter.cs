using System.Diagnostics.CodeAnalysis;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A topic filter (MQTT 5.0 4.7): levels, <c>+</c> for any one of them, <c>#</c> for all that follow.</summary>
public sealed record TopicFilter
{
    private readonly string[] _levels;

    private TopicFilter(string text) => (Text, _levels) = (text, text.Split('/'));

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Whether more than one topic can match.</summary>
    public bool HasWildcards => _levels.Any(IsWildcard);

    /// <summary>Reads a topic filter.</summary>
    /// <param name="text">As it is written.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="mistake">What is wrong.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out TopicFilter? filter, [NotNullWhen(false)] out string? mistake)
    {
        ArgumentNullException.ThrowIfNull(text);
        filter = null;
        string[] levels = text.Split('/');
        mistake = text.Length == 0 ? "is empty"
            : text.Contains('\0', StringComparison.Ordinal) ? "has a null character"
            : levels[0] == "$share" ? "is a shared subscription: readings would go elsewhere"
            : Array.Find(levels, level => level.Length > 1 && level.AsSpan().ContainsAny('+', '#')) is { } mixed
                ? $"has the level \"{mixed}\": + and # stand alone in theirs"
            : levels.SkipLast(1).Contains("#") ? "goes on after #, which stands last"
            : null;
        if (mistake is not null)
            return false;
        filter = new(text);
        return true;
    }

    /// <summary>Whether a topic matches. Topics of the broker's own (<c>$SYS</c>) match no wildcard in the first level (4.7.2).</summary>
    public bool Matches(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        if (topic.StartsWith('$') && IsWildcard(_levels[0]))
            return false;
        var rest = topic.AsSpan();
        for (var i = 0; i < _levels.Length; i++)
        {
            if (_levels[i] == "#")
                return true;
            var end = rest.IndexOf('/');
            var level = end < 0 ? rest : rest[..end];
            if (_levels[i] != "+" && !level.SequenceEqual(_levels[i]))
                return false;
            if (end < 0)
                return i == _levels.Length - 1 || (i == _levels.Length - 2 && _levels[^1] == "#");
            rest = rest[(end + 1)..];
        }
        return false;
    }

    /// <summary>What the wildcards stand for in a topic that matches, joined by <c>/</c>.</summary>
    public string MatchOf(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        if (!HasWildcards)
            return "";
        var levels = topic.Split('/');
        return string.Join('/', levels.Where((_, i) => i >= _levels.Length ? _levels[^1] == "#" : IsWildcard(_levels[i])));
    }

    /// <inheritdoc/>
    public bool Equals(TopicFilter? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsWildcard(string level) => level is "+" or "#";
}
