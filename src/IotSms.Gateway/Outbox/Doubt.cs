namespace IotSms.Gateway;

/// <summary>A part in doubt that waits to be settled.</summary>
/// <param name="Until">When the message's policy decides, as uptime; <see cref="TimeSpan.MaxValue"/>: only somebody does.</param>
/// <param name="FromBefore">Whether it was about to be submitted when the program last ended.</param>
/// <param name="WasInTheAir">Whether that was not yet known to be in doubt.</param>
internal sealed record Doubt(TimeSpan Until, bool FromBefore, bool WasInTheAir = false);
