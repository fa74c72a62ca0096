using System.Text;
using System.Text.Json.Nodes;
using IotSms.Agent.Documents;
using IotSms.Agent.Requests;
using IotSms.Gateway;
using MQTTnet;

namespace IotSms.Agent.Mqtt;

/// <summary>Commands from the broker to the desk and back: the same for a broker elsewhere and for the one hosted here.</summary>
internal sealed class Intake(Topics topics, RequestDesk desk, IReadOnlyList<TopicListener> listeners)
{
    /// <summary>The topic filters that are to be subscribed to.</summary>
    public IReadOnlyList<string> Filters { get; } = [.. topics.Commands, .. listeners.Select(listener => listener.Filter).Distinct()];

    /// <summary>Whether a topic, or a filter, is one of those that ask for something.</summary>
    public bool IsCommand(string topic) => topics.Classify(topic) is not null || topics.Commands.Contains(topic);

    /// <summary>
    /// The longest payload that is looked into: a text of 255 parts with every letter escaped, for 100 recipients, is shorter.
    /// </summary>
    private const int LongestPayload = 256 * 1024;

    /// <summary>
    /// Carries out a command; completes once its effect is on disk. Called in the order of arrival, and what decides the
    /// order of messages happens before the first wait. Never throws.
    /// </summary>
    public async Task<IntakeResult> TakeAsync(IncomingPublish publish, CancellationToken cancellationToken)
    {
        if (topics.Classify(publish.Topic) is not { } command)
        {
            return new(await HearAsync(publish, cancellationToken), []);
        }

        bool clearsRetained = publish is { Retain: true, Payload.IsEmpty: true };
        if (clearsRetained)
        {
            return new(Acknowledge: true, []);
        }

        try
        {
            var outcome = Look(publish) is { } refusal
                ? new RequestOutcome.Refused(refusal)
                : await CarryOutAsync(command, publish, cancellationToken);
            return new(MayBeAcknowledged(publish, outcome), Answers(command, publish, outcome));
        }
        catch (OperationCanceledException)
        {
            return new(Acknowledge: false, []);
        }
    }

    /// <summary>Somebody's publication that is no command: those who listen get it. The answer is whether all of them have it.</summary>
    private async Task<bool> HearAsync(IncomingPublish publish, CancellationToken cancellationToken)
    {
        try
        {
            bool[] taken = await Task.WhenAll(listeners
                .Where(listener => MqttTopicFilterComparer.Compare(publish.Topic, listener.Filter) == MqttTopicFilterCompareResult.IsMatch)
                .Select(listener => listener.TakeAsync(publish, cancellationToken)));
            return taken.All(each => each);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with a command before anybody reads it.</summary>
    private Refusal? Look(IncomingPublish publish) =>
        publish.Retain ? Retained(publish.Topic)
        : publish.Payload.Length > LongestPayload ? new("payload-too-large", null,
            $"the payload has {publish.Payload.Length} octets", $"write at most {LongestPayload}")
        : publish.ResponseTopic is { Length: > 0 } responseTopic && !topics.MayAnswerOn(responseTopic)
            ? new("bad-response-topic", "responseTopic",
                $"no answer may go to \"{responseTopic}\"", "name a topic of your own, without wildcards, that is nobody's command topic")
        : null;

    private ValueTask<RequestOutcome> CarryOutAsync(CommandTopic command, IncomingPublish publish, CancellationToken cancellationToken)
    {
        var origin = RequestOrigin.Mqtt with { MayBeRepeated = publish.Duplicate };
        return command switch
        {
            CommandTopic.Request request => desk.HandleAsync(request.Verb, publish.Payload, origin, cancellationToken),
            CommandTopic.SendTo to => SendTextAsync(to.Address, publish.Payload, origin, cancellationToken),
            CommandTopic.SetPoint point => SetPointAsync(point.Name, publish.Payload, origin, cancellationToken),
            _ => desk.HandleAsync("send", publish.Payload, origin, cancellationToken),
        };
    }

    private ValueTask<RequestOutcome> SendTextAsync(
        string address, ReadOnlyMemory<byte> payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var (text, refusal) = StrictJson.ReadText(payload.Span);
        if (refusal is not null)
        {
            return ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Refused(refusal));
        }

        if (!TopicAddress.TryRead(address, out string? number))
        {
            return ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Refused(new("invalid-number", "to",
                $"\"{address}\" is no number: it has characters other than digits",
                "write the number with country code and without +, such as send/4790012345")));
        }

        var request = new JsonObject { ["to"] = number, ["text"] = text };
        return desk.HandleAsync("send", Encoding.UTF8.GetBytes(request.ToJsonString()), origin, cancellationToken);
    }

    private ValueTask<RequestOutcome> SetPointAsync(
        string name, ReadOnlyMemory<byte> payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        var (order, refusal) = PointPayload.Read(name, payload);
        return refusal is null
            ? desk.HandleAsync(PointsVerb.Verb, order, origin, cancellationToken)
            : ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Refused(refusal));
    }

    private List<OutgoingPublish> Answers(CommandTopic command, IncomingPublish publish, RequestOutcome outcome)
    {
        var json = outcome.ToJson();
        List<OutgoingPublish> answers = [];
        if (outcome is RequestOutcome.Refused)
        {
            var error = json.DeepClone().AsObject();
            error["topic"] = publish.Topic;
            answers.Add(new(topics.Error, Utf8(error)));
        }

        string? responseTopic = (publish.ResponseTopic, command, outcome.Transaction) switch
        {
            ({ Length: > 0 } asked, _, _) when topics.MayAnswerOn(asked) => asked,
            (_, CommandTopic.Request request, _) => topics.Response(request.Verb),
            (_, CommandTopic.SetPoint, not null) => topics.Response(PointsVerb.Verb),
            (_, _, not null) => topics.Response("send"),
            _ => null,
        };
        if (responseTopic is not null)
        {
            answers.Add(new(responseTopic, Utf8(json), publish.CorrelationData));
        }

        return answers;
    }

    private static byte[] Utf8(JsonObject json) => AgentJson.Bytes(json, AgentJson.Contract.JsonObject);

    /// <summary>
    /// The disk did not take it: an acknowledgement would lose it. A bug gets a second chance, and then the command is refused
    /// for good, so that one nobody can carry out does not come back for ever.
    /// </summary>
    private static bool MayBeAcknowledged(IncomingPublish publish, RequestOutcome outcome) => outcome switch
    {
        RequestOutcome.Refused { Refusal.Code: "disk-full" or "disk-read-only" or "store-failed" } => false,
        RequestOutcome.Refused { Refusal.Code: "internal" } => publish.Duplicate,
        _ => true,
    };

    private static Refusal Retained(string topic) => new("retained", null,
        "the command was published with the RETAIN flag; it would be carried out again at each reconnect",
        $"publish it without RETAIN, and clear the topic with: mosquitto_pub -r -n -t {topic}");
}
