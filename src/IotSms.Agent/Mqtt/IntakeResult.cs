namespace IotSms.Agent.Mqtt;

/// <summary>What is to be done with a command that was looked at.</summary>
/// <param name="Acknowledge">
/// Whether it may be acknowledged: it is on disk, or refused for good. If not, the broker is to deliver it again.
/// </param>
/// <param name="Answers">What is to be published about it before.</param>
internal sealed record IntakeResult(bool Acknowledge, IReadOnlyList<OutgoingPublish> Answers);
