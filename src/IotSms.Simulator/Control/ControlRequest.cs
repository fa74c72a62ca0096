using System.Text.Json;

namespace IotSms.Simulator.Control;

/// <summary>Something the control socket can be asked to do.</summary>
/// <param name="Name">The word in <c>do</c>.</param>
/// <param name="Fields">Its other members: name, and what it means.</param>
/// <param name="Summary">What happens.</param>
/// <param name="Run">Does it, under the gate; may write members into the answer.</param>
internal sealed record ControlRequest(
    string Name, IReadOnlyList<(string Name, string Meaning)> Fields, string Summary, Action<ControlFields, Utf8JsonWriter> Run);
