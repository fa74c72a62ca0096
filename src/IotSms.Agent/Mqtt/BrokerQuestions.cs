using System.Collections.Concurrent;
using IotSms.Agent.Configuration;
using IotSms.Telecontrol.Commands.Own;

namespace IotSms.Agent.Mqtt;

/// <summary>
/// Questions of the site's own commands to whoever is on the broker. A reply comes on a topic of the question's own (MQTT 5 Response
/// Topic), or on a fixed one: there one question waits at a time, so that the reply belongs to it.
/// </summary>
internal sealed class BrokerQuestions
{
    /// <summary>How long the broker may take to have what nobody replies to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Topics _topics;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Question> _waiting = new();
    private readonly Dictionary<string, SemaphoreSlim> _turns;

    public BrokerQuestions(Topics topics, CommandsSection commands, TimeProvider time)
    {
        (_topics, _time) = (topics, time);
        _turns = commands.Own.Select(own => own.Mqtt?.ReplyTopic).OfType<string>().Distinct()
            .ToDictionary(topic => topic, _ => new SemaphoreSlim(1));
        Listeners =
        [
            .. ((string[])[topics.Reply("+"), .. _turns.Keys]).Select(filter => new TopicListener(filter, (publish, _) =>
            {
                Hear(publish);
                return Task.FromResult(true);
            })),
        ];
    }

    /// <summary>What replies come by.</summary>
    public IReadOnlyList<TopicListener> Listeners { get; }

    /// <summary>The way to the broker.</summary>
    public IMqttLink? Link { get; set; }

    /// <summary>Why nothing can be asked; null: it can.</summary>
    public string? Fault() => Link is not { Status: { } status } ? "not connected yet" : status.Connected ? null : status.Reason;

    /// <summary>Asks, and waits for the reply.</summary>
    public async Task<BrokerReply> AskAsync(BrokerQuestion question, CancellationToken cancellationToken)
    {
        // Nothing is left behind that would go out when nobody waits for it any more.
        if (Fault() is { } fault)
        {
            return new BrokerReply.NotAsked($"no broker ({fault})");
        }

        bool hasReply = question.Wait > TimeSpan.Zero;
        using var limit = new CancellationTokenSource(hasReply ? question.Wait : Patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        string id = Guid.NewGuid().ToString("N");
        string replyTopic = question.ReplyTopic ?? _topics.Reply(id);
        var turn = hasReply ? _turns.GetValueOrDefault(replyTopic) : null;
        bool isPublished = false;
        try
        {
            await (turn?.WaitAsync(either.Token) ?? Task.CompletedTask);
            try
            {
                var waiting = _waiting[replyTopic] = new(id);
                isPublished = true;
                await Link!.PublishAsync(new(question.Topic, question.Payload, hasReply ? waiting.Correlation : null)
                {
                    ResponseTopic = hasReply ? replyTopic : null, Expiry = hasReply ? question.Wait : Patience,
                }, either.Token);
                return new BrokerReply.Came(hasReply ? await waiting.Reply.Task.WaitAsync(either.Token) : default);
            }
            finally
            {
                _waiting.TryRemove(replyTopic, out _);
                turn?.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return isPublished ? new BrokerReply.None() : new BrokerReply.NotAsked("another question waits for its answer");
        }
    }

    /// <summary>What the broker had kept is no reply: it was there before the question.</summary>
    private void Hear(IncomingPublish publish)
    {
        if (!publish.IsOld && _waiting.TryGetValue(publish.Topic, out var question)
            && (publish.CorrelationData is null || publish.CorrelationData.AsSpan().SequenceEqual(question.Correlation)))
        {
            question.Reply.TrySetResult(publish.Payload);
        }
    }

    private sealed record Question(string Id)
    {
        public byte[] Correlation { get; } = Convert.FromHexString(Id);

        public TaskCompletionSource<ReadOnlyMemory<byte>> Reply { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
