using System.Text.Json.Nodes;

namespace IotSms.Exam;

/// <summary>Maps the examiner's operations on the library's own API. A null result: not supported, counted as a skip.</summary>
internal static class PduOps
{
    internal static readonly IReadOnlyDictionary<string, Func<JsonObject, JsonObject?>> All =
        new Dictionary<string, Func<JsonObject, JsonObject?>>(StringComparer.Ordinal)
        {
        };
}
