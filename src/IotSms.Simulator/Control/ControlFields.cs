using System.Text.Json;
using IotSms.Simulator.Module;

namespace IotSms.Simulator.Control;

/// <summary>The members of a request, read by type; a wrong one says what would be right.</summary>
internal sealed class ControlFields(JsonElement request)
{
    public bool IsAbsent(string name) => Find(name) is null;

    public string Text(string name) =>
        TextOrNull(name) ?? throw new ControlException(name, "missing", "give a text");

    public string? TextOrNull(string name) => Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new ControlException(name, value.GetRawText(), "give a text in quotes");

    public int Number(string name, int otherwise, int least = 0, int most = int.MaxValue) => Find(name) is not { } value ? otherwise
        : value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number
        : throw new ControlException(name, value.GetRawText(), most == int.MaxValue
            ? $"give a whole number of at least {least}"
            : $"give a whole number from {least} to {most}");

    public byte Octet(string name) => (byte)Number(name, 0, most: byte.MaxValue);

    /// <summary>A <c>stat</c> of <c>+CREG</c>.</summary>
    public Registration Stat(string name, Registration otherwise) =>
        (Registration)Number(name, (int)otherwise, most: (int)Registration.SmsOnlyRoaming);

    public bool Flag(string name, bool otherwise) => Find(name) is not { } value ? otherwise
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw new ControlException(name, value.GetRawText(), "give true or false");

    public TimeSpan Seconds(string name, double otherwise) => Find(name) is not { } value ? TimeSpan.FromSeconds(otherwise)
        : value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
        : throw new ControlException(name, value.GetRawText(), "give seconds, 0 or more");

    private JsonElement? Find(string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
