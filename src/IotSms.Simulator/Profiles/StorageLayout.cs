using System.Collections.Frozen;

namespace IotSms.Simulator.Profiles;

/// <summary>The message storages of a module (27.005 3.2.2).</summary>
/// <param name="Capacity">Slots of each real storage: <c>SM</c>, <c>ME</c>, and <c>SR</c> where reports are stored.</param>
/// <param name="FirstIndex">Index of the first slot of each.</param>
/// <param name="Reading">Names accepted for mem1 (read and delete).</param>
/// <param name="Writing">Names accepted for mem2 (write and send).</param>
/// <param name="Receiving">Names accepted for mem3 (received messages).</param>
/// <param name="Initial">The three names after a start without saved ones.</param>
/// <param name="FactoryDefault">The storage that all three name after <c>AT&amp;F</c>.</param>
/// <param name="Saved">Whether <c>AT+CPMS</c> outlives a reset.</param>
public sealed record StorageLayout(
    FrozenDictionary<string, int> Capacity,
    FrozenDictionary<string, int> FirstIndex,
    IReadOnlyList<string> Reading,
    IReadOnlyList<string> Writing,
    IReadOnlyList<string> Receiving,
    (string Mem1, string Mem2, string Mem3) Initial,
    string FactoryDefault,
    bool Saved);
