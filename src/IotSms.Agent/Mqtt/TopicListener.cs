namespace IotSms.Agent.Mqtt;

/// <summary>Somebody here who wants to know what is published under a topic filter, be it of this agent or of anybody else.</summary>
/// <param name="Filter">The topic filter.</param>
/// <param name="TakeAsync">
/// Takes a publication; completes once its effect is on disk. Called in the order of arrival. The answer says whether it may be
/// acknowledged; if not, the broker is to deliver it again.
/// </param>
internal sealed record TopicListener(string Filter, Func<IncomingPublish, CancellationToken, Task<bool>> TakeAsync);
