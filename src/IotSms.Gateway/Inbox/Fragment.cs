namespace IotSms.Gateway;

/// <summary>A part of a message that is not complete.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Whole">The message it is a part of.</param>
/// <param name="Sequence">Its number, from 1.</param>
/// <param name="Hex">The PDU as it came.</param>
/// <param name="Origin">Where it lay.</param>
/// <param name="ReceivedAt">When it was made durable.</param>
/// <param name="Since">The same as uptime, at which the wait for the others is measured; below zero before the start.</param>
internal sealed record Fragment(
    Ulid Key, FragmentedMessage Whole, int Sequence, string Hex, Origin Origin, DateTimeOffset ReceivedAt, TimeSpan Since);
