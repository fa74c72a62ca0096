using System.Buffers;

namespace IotSms.Agent.Mqtt;

/// <summary>The topics of one agent, all under <c>{BaseTopic}/{Agent.Name}/</c>.</summary>
internal sealed class Topics(string baseTopic, string agentName)
{
    private static readonly SearchValues<char> NotInTopicNames = SearchValues.Create("+#\0");
    private readonly string _root = $"{baseTopic}/{agentName}/";
    private readonly string _base = $"{baseTopic}/";

    /// <summary>Out, retained, last will: whether the agent is there.</summary>
    public string State => _root + "state";

    /// <summary>Out, retained: how it is doing.</summary>
    public string Health => _root + "health";

    /// <summary>Out: each incoming message.</summary>
    public string Received => _root + "received";

    /// <summary>Out: each attempt to command the site.</summary>
    public string Audit => _root + "audit";

    /// <summary>Out: a user is locked out for a while.</summary>
    public string LockedOut => _root + "locked-out";

    /// <summary>Out: what was refused and why.</summary>
    public string Error => _root + "error";

    /// <summary>Out: USSD that the network sent unasked.</summary>
    public string Ussd => _root + "ussd";

    /// <summary>Out, retained: the credit of a modem's SIM.</summary>
    public string Balance(string modem) => _root + "balance/" + modem;

    /// <summary>Out: each call.</summary>
    public string Call => _root + "call";

    /// <summary>The topic filters of everything that asks for something.</summary>
    public IReadOnlyList<string> Commands =>
        [_root + "send", _root + "send/+", _root + "request/+", _root + "point/+/set"];

    /// <summary>Out, retained: a modem's status.</summary>
    public string Modem(string name) => _root + "modem/" + name;

    /// <summary>Out, retained: how an input or output is.</summary>
    public string Point(string name) => _root + "point/" + name;

    /// <summary>Out, retained: the newest alarm of a rule, at each source of its own if its topic filter has wildcards.</summary>
    public string Alarm(string rule, string match) => $"{_root}alarm/{rule}{(match.Length == 0 ? "" : "/")}{match}";

    /// <summary>Out: an outgoing message's state, at each change.</summary>
    public string Message(string id) => _root + "message/" + id;

    /// <summary>Out: the answer to a request that names no response topic.</summary>
    public string Response(string verb) => _root + "response/" + verb;

    /// <summary>In: the reply to a question of the agent's own.</summary>
    public string Reply(string id) => _root + "reply/" + id;

    /// <summary>What a topic asks for; null when it asks for nothing.</summary>
    public CommandTopic? Classify(string topic) =>
        !IsOwn(topic) || !IsTopicName(topic) ? null : topic[_root.Length..].Split('/') switch
        {
            ["send"] => new CommandTopic.Send(),
            ["send", { Length: > 0 } address] => new CommandTopic.SendTo(address),
            ["request", { Length: > 0 } verb] => new CommandTopic.Request(verb),
            ["point", { Length: > 0 } name, "set"] => new CommandTopic.SetPoint(name),
            _ => null,
        };

    /// <summary>Whether others may publish on a topic: it is not the agent's, or one on which the agent is told something.</summary>
    public bool MayBeTold(string topic) =>
        !IsOwn(topic) || Classify(topic) is not null || topic[_root.Length..].Split('/') is ["reply", { Length: > 0 }];

    /// <summary>Whether a topic is one of this agent's: those are told anew at each start, and by nobody else.</summary>
    public bool IsOwn(string topic) => topic.StartsWith(_root, StringComparison.Ordinal);

    /// <summary>
    /// Whether an answer may go to a topic that a caller names: it can be published to, is nobody's command (an answer there
    /// would be sent as an SMS, or answered in turn), and is none on which the agent itself says how things are.
    /// </summary>
    public bool MayAnswerOn(string topic) =>
        IsTopicName(topic) && !(IsOwn(topic) && !topic.StartsWith(Response(""), StringComparison.Ordinal))
        && !(topic.StartsWith(_base, StringComparison.Ordinal)
            && topic[_base.Length..].Split('/') is [_, "send" or "request" or "point", ..]);

    /// <summary>Whether topics can be published under this: no wildcard, no empty level, not one of the broker's own.</summary>
    public static bool IsBase(string topic) =>
        IsTopicName(topic) && topic.Split('/').All(level => level.Length > 0);

    private static bool IsTopicName(string topic) =>
        topic.Length > 0 && !topic.StartsWith('$') && !topic.AsSpan().ContainsAny(NotInTopicNames);
}
