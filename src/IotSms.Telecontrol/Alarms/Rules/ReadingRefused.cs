namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A reading could not be read: it counts for nothing. Told once for each source.</summary>
/// <param name="Rule">The rule that wanted it.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record ReadingRefused(string Rule, string Source, string Why) : TelecontrolNews;
