using System.Text.Json.Serialization;
using IotSms.Gateway;

namespace IotSms.Agent.Documents;

/// <summary>What was refused and why, as on topic <c>error</c>.</summary>
internal sealed record ErrorDocument
{
    /// <summary>What a caller wrote is shown to this length; the payload itself may be a thousand times longer.</summary>
    private const int LongestDetail = 400, LongestHint = 400, LongestField = 64;

    /// <summary>A stable word in kebab case.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, with the value.</summary>
    public required string Detail { get; init; }

    /// <summary>What would be right.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hint { get; init; }

    /// <summary>The field, in the contract's name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>Whether the same request may be accepted later.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TryLater { get; init; }

    /// <summary>The raw <c>+CMS</c>, <c>+CME</c> or TP-ST value, if there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Raw { get; init; }

    /// <summary>The topic the refused command came by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Topic { get; init; }

    /// <summary>The document of a refusal.</summary>
    public static ErrorDocument Of(Refusal refusal) => new()
    {
        Code = refusal.Code,
        Detail = Excerpt.Of(refusal.Detail, LongestDetail),
        Hint = refusal.Hint.Length > 0 ? Excerpt.Of(refusal.Hint, LongestHint) : null,
        Field = refusal.Field is { } field ? Excerpt.Of(field, LongestField) : null,
        TryLater = refusal.TryLater,
    };

    /// <summary>The document of a message's error.</summary>
    public static ErrorDocument Of(MessageError error) =>
        new() { Code = error.Code, Detail = error.Detail, Hint = error.Hint, Raw = error.Raw };
}
