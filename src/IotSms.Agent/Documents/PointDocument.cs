using System.Text.Json.Serialization;
using IotSms.Telecontrol.Points;

namespace IotSms.Agent.Documents;

/// <summary>How an input or output is, as on topic <c>point/{name}</c>.</summary>
internal sealed record PointDocument
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary><c>output</c> or <c>input</c>.</summary>
    public required PointKind Kind { get; init; }

    /// <summary><c>on</c>, <c>off</c>, or <c>fault</c>: nobody knows.</summary>
    public required string State { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The length in seconds of the pulse that holds it on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Pulse { get; init; }

    /// <summary>What is wrong with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fault { get; init; }

    /// <summary>The document of a state.</summary>
    public static PointDocument Of(PointState point) => new()
    {
        Name = point.Name,
        Kind = point.Kind,
        State = point.Word,
        Since = point.Since,
        Pulse = point.Pulse?.TotalSeconds,
        Fault = point.Fault,
    };
}
