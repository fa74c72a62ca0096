using System.Collections.Frozen;

namespace IotSms.Telecontrol.Commands;

/// <summary>The first words of the commands that every site has: none of its own may begin with them.</summary>
public static class CommandNames
{
    /// <summary>The words.</summary>
    public static IReadOnlySet<string> Taken { get; } = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "ack", "agent", "alarms", "balance", "config", "help", "input", "inputs", "ja", "log", "modem", "mute", "outputs", "relay", "send",
        "signal", "status", "unmute", "ussd", "yes");
}
