using IotSms.Simulator.Module;

namespace IotSms.Simulator.Commands;

/// <summary>Stored messages as text mode prints them (27.005 3.4.2, <c>+CMGF</c> 1).</summary>
internal static class TextMode
{
    private static readonly string[] Words = ["REC UNREAD", "REC READ", "STO UNSENT", "STO SENT", "ALL"];

    /// <summary>The number of a status word; null when it is none.</summary>
    public static int? Status(string? word) => Array.IndexOf(Words, word) is >= 0 and var status ? status : null;

    public static string Line(VirtualModule module, StoredMessage message) =>
        $"\"{Words[message.Status]}\",\"\",{module.Profile.EmptyAlpha},\"\"\r\n";
}
