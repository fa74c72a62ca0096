namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>
/// A rule has more sources than are looked at: the quiet one that was heard longest ago gave way, or the new one. Told once for each rule.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Source">The source that is not looked at until it is heard again.</param>
/// <param name="Most">How many a rule may have.</param>
public sealed record SourceForgotten(string Rule, string Source, int Most) : TelecontrolNews;
