namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A value that came from outside: a sensor's publication or an input.</summary>
/// <param name="Source">Its topic, or <c>input/NAME</c>.</param>
/// <param name="Payload">What it said, UTF-8.</param>
/// <param name="IsOld">Whether it may be of any age: a retained publication, as a broker tells it to a new subscriber.</param>
public sealed record Reading(string Source, ReadOnlyMemory<byte> Payload, bool IsOld)
{
    private static readonly byte[] On = [.. "on"u8];
    private static readonly byte[] Off = [.. "off"u8];

    /// <summary>Whether it is an input's: a topic can be spelled as one.</summary>
    public bool IsInput { get; private init; }

    /// <summary>An input's, as it is now.</summary>
    public static Reading OfInput(string name, bool isOn) => new(InputSource(name), isOn ? On : Off, IsOld: false) { IsInput = true };

    /// <summary>Of something else at this site that is watched, such as a balance: it has no name that an input could have.</summary>
    internal static Reading OfSite(string name, ReadOnlyMemory<byte> payload) =>
        new(InputSource(name), payload, IsOld: false) { IsInput = true };

    /// <summary>What an input is called among the sources.</summary>
    internal static string InputSource(string name) => $"input/{name}";
}
