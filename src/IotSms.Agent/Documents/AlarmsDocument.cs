using IotSms.Telecontrol.Alarms;

namespace IotSms.Agent.Documents;

/// <summary>The answer to <c>alarms</c>, and how alarms are in the answer to <c>status</c>.</summary>
/// <param name="Alarms">The alarms, newest first.</param>
/// <param name="Mutes">The silences.</param>
internal sealed record AlarmsDocument(IReadOnlyList<AlarmDocument> Alarms, IReadOnlyList<MuteDocument> Mutes)
{
    /// <summary>The document of those that are open, or of all that are known.</summary>
    public static AlarmsDocument Of(AlarmsShown shown, bool all) => new(
        [.. (all ? shown.Alarms : shown.Open).Reverse().Select(AlarmDocument.Of)], [.. shown.Mutes.Select(MuteDocument.Of)]);
}
