using IotSms.Agent.Documents;
using IotSms.Gateway;
using IotSms.Telecontrol;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Alarms;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Points;
using IotSms.Telecontrol.Balance;
using IotSms.Telecontrol.Calls;
using IotSms.Telecontrol.Ussd;

namespace IotSms.Agent.Mqtt;

/// <summary>News of the site to the broker.</summary>
internal sealed class TelecontrolBridge(IMqttLink link, Topics topics, NewsFeed news)
{
    /// <summary>Tells everything until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var told in news.ReadAsync(cancellationToken))
        {
            await TellAsync(told, cancellationToken);
        }
    }

    private Task TellAsync(TelecontrolNews told, CancellationToken cancellationToken) => told switch
    {
        Attempted { Entry: var entry } => link.PublishAsync(
            new(topics.Audit, AgentJson.Bytes(AttemptDocument.Of(entry), AgentJson.Contract.AttemptDocument)), cancellationToken),
        LockedOut lockedOut => link.PublishAsync(
            new(topics.LockedOut, AgentJson.Bytes(LockedOutDocument.Of(lockedOut), AgentJson.Contract.LockedOutDocument)),
            cancellationToken),
        PointChanged { State: var point } =>
            Retain(topics.Point(point.Name), AgentJson.Bytes(PointDocument.Of(point), AgentJson.Contract.PointDocument)),
        AlarmChanged { Alarm: var alarm } =>
            Retain(topics.Alarm(alarm.Rule, alarm.Match), AgentJson.Bytes(AlarmDocument.Of(alarm), AgentJson.Contract.AlarmDocument)),
        ReadingRefused refused => SayAsync(
            new("reading-refused", null, $"rule {refused.Rule} can't read what {refused.Source} says: {refused.Why}",
                "correct the rule's Value, or what is published"), cancellationToken),
        SourceForgotten forgotten => SayAsync(
            new("too-many-sources", null, $"rule {forgotten.Rule} has more than {forgotten.Most} sources: {forgotten.Source} is forgotten",
                "narrow its Topic"), cancellationToken),
        UssdReceived received => link.PublishAsync(
            new(topics.Ussd, AgentJson.Bytes(UssdDocument.Of(received), AgentJson.Contract.UssdDocument)), cancellationToken),
        CallReceived call => link.PublishAsync(
            new(topics.Call, AgentJson.Bytes(CallDocument.Of(call), AgentJson.Contract.CallDocument)), cancellationToken),
        BalanceRead read => Retain(topics.Balance(read.Modem), AgentJson.Bytes(
            new(read.Modem, read.Balance.Amount, read.Balance.At, read.IsLow), AgentJson.Contract.BalanceDocument)),
        _ => throw new InvalidOperationException($"News of a kind unknown here: {told.GetType().Name}."),
    };

    private Task SayAsync(Refusal mistake, CancellationToken cancellationToken) => link.PublishAsync(
        new(topics.Error, AgentJson.Bytes(ErrorDocument.Of(mistake), AgentJson.Contract.ErrorDocument)), cancellationToken);

    private Task Retain(string topic, byte[] payload)
    {
        link.Retain(topic, payload);
        return Task.CompletedTask;
    }
}
