using System.Text.Json;

namespace IotSms.Agent.Documents;

/// <summary>Where JSON is wrong, and why.</summary>
internal static class JsonMistake
{
    /// <summary>Line and position, both from 1, and what the reader says about it.</summary>
    public static string Describe(JsonException malformed)
    {
        string message = malformed.Message.Split(" LineNumber:")[0].Split(" Path:")[0].Split(" Change the reader options")[0].TrimEnd('.');
        return $"line {(malformed.LineNumber ?? 0) + 1}, position {(malformed.BytePositionInLine ?? 0) + 1}: {message}";
    }
}
