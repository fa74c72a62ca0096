using IotSms.Telecontrol.Alarms;

namespace IotSms.Agent.Documents;

/// <summary>A silence that somebody asked for.</summary>
/// <param name="Rule">The rule that is silent; null: all of them, except for critical alarms.</param>
/// <param name="Until">When it ends.</param>
/// <param name="By">Who asked.</param>
internal sealed record MuteDocument(string? Rule, DateTimeOffset Until, string By)
{
    /// <summary>The document of a silence.</summary>
    public static MuteDocument Of(Mute mute) => new(mute.Rule, mute.UntilTold, mute.By);
}
