using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A singular query (RFC 9535 2.3.5.1): names and indices that lead to one value, or to none.</summary>
public sealed class JsonPath
{
    private readonly IReadOnlyList<Step> _steps;

    private JsonPath(string text, IReadOnlyList<Step> steps) => (Text, _steps) = (text, steps);

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="text">As it is written, such as <c>$.sensors[-1]['level']</c>.</param>
    /// <param name="path">The query.</param>
    /// <param name="mistake">What is wrong, and at which character from 1.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, [NotNullWhen(false)] out string? mistake)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            (path, mistake) = (new(text, new JsonPathParser(text).Parse()), null);
            return true;
        }
        catch (FormatException wrong)
        {
            (path, mistake) = (null, wrong.Message);
            return false;
        }
    }

    /// <summary>The value that it leads to; null: it leads nowhere.</summary>
    public JsonElement? Select(JsonElement root)
    {
        var here = root;
        foreach (var step in _steps)
        {
            if (step.From(here) is not { } next)
                return null;
            here = next;
        }
        return here;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>One segment.</summary>
    internal abstract record Step
    {
        /// <summary>Where it leads from a value.</summary>
        public abstract JsonElement? From(JsonElement value);

        /// <summary>To a member of an object; of several of this name the last.</summary>
        public sealed record Member(string Name) : Step
        {
            /// <inheritdoc/>
            public override JsonElement? From(JsonElement value) =>
                value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Name, out var member) ? member : null;
        }

        /// <summary>To an element of an array; a negative index counts from its end.</summary>
        public sealed record Element(long Index) : Step
        {
            /// <inheritdoc/>
            public override JsonElement? From(JsonElement value)
            {
                if (value.ValueKind != JsonValueKind.Array)
                    return null;
                var length = value.GetArrayLength();
                var index = Index < 0 ? length + Index : Index;
                return index >= 0 && index < length ? value[(int)index] : null;
            }
        }
    }
}
