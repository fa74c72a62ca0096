namespace IotSms.Telecontrol.Alarms.Rules;

/// <summary>A value that came from outside: a sensor's publication or an input.</summary>
/// <param name="Source">Its topic, or <c>input/NAME</c>.</param>
/// <param name="Payload">What it said, UTF-8.</param>
/// <param name="IsOld">Whether it may be of any age: a retained publication.</param>
public sealed record Reading(string Source, ReadOnlyMemory<byte> Payload, bool IsOld);
