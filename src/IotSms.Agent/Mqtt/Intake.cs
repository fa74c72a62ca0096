using System.Text;
using System.Text.Json.Nodes;
using IotSms.Agent.Documents;
using IotSms.Agent.Requests;
using IotSms.Gateway;

namespace IotSms.Agent.Mqtt;

/// <summary>Commands from the broker to the desk and back: the same for a broker elsewhere and for the one hosted here.</summary>
internal sealed class Intake(Topics topics, RequestDesk desk)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Carries out a command; completes once its effect is on disk. Called in the order of arrival, and what decides the
    /// order of messages happens before the first wait. Never throws.
    /// </summary>
    public async Task<IntakeResult> TakeAsync(IncomingPublish publish, CancellationToken cancellationToken)
    {
        var command = topics.Classify(publish.Topic);
        bool clearsRetained = publish is { Retain: true, Payload.IsEmpty: true };
        if (command is null || clearsRetained)
        {
            return new(Acknowledge: true, []);
        }

        try
        {
            var outcome = publish.Retain
                ? new RequestOutcome.Refused(Retained(publish.Topic))
                : await CarryOutAsync(command, publish, cancellationToken);
            return new(!IsStoreFailure(outcome), Answers(command, publish, outcome));
        }
        catch (OperationCanceledException)
        {
            return new(Acknowledge: false, []);
        }
    }

    private ValueTask<RequestOutcome> CarryOutAsync(CommandTopic command, IncomingPublish publish, CancellationToken cancellationToken)
    {
        var origin = RequestOrigin.Mqtt with { MayBeRepeated = publish.Duplicate };
        return command switch
        {
            CommandTopic.Request request => desk.HandleAsync(request.Verb, publish.Payload, origin, cancellationToken),
            CommandTopic.SendTo to => SendTextAsync(to.Address, publish.Payload, origin, cancellationToken),
            _ => desk.HandleAsync("send", publish.Payload, origin, cancellationToken),
        };
    }

    private ValueTask<RequestOutcome> SendTextAsync(string address, ReadOnlyMemory<byte> payload, RequestOrigin origin, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(payload.Span);
        }
        catch (DecoderFallbackException malformed)
        {
            return ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Refused(new("invalid-utf8", "text",
                $"the payload is no UTF-8: octet {malformed.Index} is wrong", "publish text as UTF-8")));
        }

        if (!TopicAddress.TryRead(address, out string? number))
        {
            return ValueTask.FromResult<RequestOutcome>(new RequestOutcome.Refused(new("invalid-number", "to",
                $"\"{address}\" is no number: it has characters other than digits", "write the number with country code and without +, such as send/4790012345")));
        }

        var request = new JsonObject { ["to"] = number, ["text"] = text };
        return desk.HandleAsync("send", Encoding.UTF8.GetBytes(request.ToJsonString()), origin, cancellationToken);
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
            ({ Length: > 0 } asked, _, _) => asked,
            (_, CommandTopic.Request request, _) => topics.Response(request.Verb),
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

    /// <summary>The disk did not take it: an acknowledgement would lose it.</summary>
    private static bool IsStoreFailure(RequestOutcome outcome) =>
        outcome is RequestOutcome.Refused { Refusal.Code: "disk-full" or "store-failed" or "internal" };

    private static Refusal Retained(string topic) => new("retained", null,
        "the command was published with the RETAIN flag; it would be carried out again at each reconnect",
        $"publish it without RETAIN, and clear the topic with: mosquitto_pub -r -n -t {topic}");
}
