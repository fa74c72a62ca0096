namespace IotSms.Modem.Recovery;

/// <summary>What to do next.</summary>
/// <param name="Step">The step.</param>
/// <param name="Wait">How long to wait: before a line is tried again, or the length of a rest.</param>
/// <param name="Capped">The step that this rest takes the place of, because of too many restarts.</param>
internal readonly record struct RecoveryMove(RecoveryStep Step, TimeSpan Wait = default, RecoveryStep? Capped = null);
