using System.Globalization;
using System.Text.Json;
using IotSms.Agent.Documents;
using IotSms.Gateway;

namespace IotSms.Agent.Requests;

/// <summary>
/// The fields of a request that <see cref="StrictJson"/> has let pass, read strictly: a field nobody knows, or one of the wrong
/// type, refuses the request by its name. The first refusal stands; what is read after it is of no consequence.
/// </summary>
internal sealed class PayloadFields
{
    /// <summary>The caller's own word for the request, which every request may carry.</summary>
    public const string Transaction = "transaction";

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    /// <summary>Takes the fields of an object; those that are null count as absent.</summary>
    public PayloadFields(JsonElement json, params IReadOnlyList<string> known)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refusal = new("bad-json", null, $"the payload is {Kind(json)}, not an object", "write {\"name\": value, ...}");
            return;
        }

        foreach (var property in json.EnumerateObject())
        {
            if (!known.Contains(property.Name) && property.Name != Transaction)
            {
                Refuse("unknown-field", property.Name, $"there is no field \"{property.Name}\"",
                    Nearest.To(property.Name, known) is { } nearest ? $"did you mean \"{nearest}\"?"
                        : known.Count == 0 ? "this request has no fields" : $"known: {string.Join(", ", known)}");
            }
            else if (property.Value.ValueKind != JsonValueKind.Null)
            {
                _fields.Add(property.Name, property.Value);
            }
        }
    }

    /// <summary>The first thing that is wrong; null when nothing is.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Refuses the request, unless something was wrong before.</summary>
    public void Refuse(string code, string? field, string detail, string hint) => Refusal ??= new(code, field, detail, hint);

    /// <summary>A string that must be there.</summary>
    public string RequiredText(string name)
    {
        string? text = Text(name);
        if (text is null)
        {
            Refuse("missing-field", name, $"\"{name}\" is missing", $"write \"{name}\": \"...\"");
        }

        return text ?? "";
    }

    /// <summary>A string; null when absent.</summary>
    public string? Text(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        WrongType(name, value, "a string, in quotes");
        return null;
    }

    /// <summary>A string or a list of strings under the first of several names that is there; more than one of them is refused.</summary>
    public IReadOnlyList<string>? Texts(params IReadOnlyList<string> names)
    {
        string? name = OneOf(names);
        if (name is null || _fields[name] is not { ValueKind: JsonValueKind.Array } list)
        {
            return name is null ? null : Text(name) is { } single ? [single] : [];
        }

        List<string> texts = [];
        foreach (var element in list.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.String)
            {
                texts.Add(element.GetString()!);
            }
            else
            {
                WrongType(name, element, "a string, in quotes, or a list of them");
            }
        }

        return texts;
    }

    /// <summary>A string under one of several names; more than one of them is refused.</summary>
    public string? TextOf(params IReadOnlyList<string> names) => OneOf(names) is { } name ? Text(name) : null;

    /// <summary>A whole number within a range; null when absent.</summary>
    public int? Whole(string name, int least, int greatest)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= greatest)
        {
            return number;
        }

        Refuse("bad-value", name, $"\"{name}\" is {value.GetRawText()}",
            string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {greatest}"));
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>; null when absent.</summary>
    public bool? Flag(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        WrongType(name, value, "true or false");
        return null;
    }

    /// <summary>A time with its zone; null when absent.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Rfc3339.TryParse(text, out var time))
        {
            return time;
        }

        Refuse("bad-value", name, $"\"{name}\" is \"{text}\"", "write a time with its zone, such as 2026-11-23T09:15:02Z");
        return null;
    }

    /// <summary>One of the names of an enumeration, in camel case; null when absent.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        // By name only: Enum.TryParse takes numbers and lists such as "alarm, bulk" too.
        string[] names = Enum.GetNames<T>();
        int place = Array.FindIndex(names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (place >= 0)
        {
            return Enum.GetValues<T>()[place];
        }

        Refuse("bad-value", name, $"\"{name}\" is \"{text}\"",
            $"write {string.Join(", ", names.Select(JsonNamingPolicy.CamelCase.ConvertName))}");
        return null;
    }

    private string? OneOf(IReadOnlyList<string> names)
    {
        string[] given = [.. names.Where(_fields.ContainsKey)];
        if (given.Length > 1)
        {
            Refuse("bad-value", given[1], $"\"{given[0]}\" and \"{given[1]}\" say the same thing", $"keep \"{given[0]}\"");
        }

        return given.FirstOrDefault();
    }

    private void WrongType(string name, JsonElement value, string right) =>
        Refuse("bad-value", name, $"\"{name}\" is {Kind(value)}", $"write {right}");

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.Null or JsonValueKind.Undefined => "null",
        _ => value.GetRawText(),
    };
}
