namespace IotSms.Telecontrol.Commands.Own;

/// <summary>Something to be published that somebody on the broker is to answer.</summary>
/// <param name="Topic">Its topic.</param>
/// <param name="Payload">Its payload.</param>
/// <param name="ReplyTopic">Where the reply comes; null: on a topic of its own that the question names (MQTT 5 Response Topic).</param>
/// <param name="Wait">How long the reply is waited for; zero: it is not, and the reply is empty.</param>
public sealed record BrokerQuestion(string Topic, ReadOnlyMemory<byte> Payload, string? ReplyTopic, TimeSpan Wait);
