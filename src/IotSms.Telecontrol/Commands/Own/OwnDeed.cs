using IotSms.Telecontrol.Templates;

namespace IotSms.Telecontrol.Commands.Own;

/// <summary>What a command by configuration does. Its templates name the arguments.</summary>
public abstract record OwnDeed
{
    private OwnDeed() { }

    /// <summary>Publishes something, and answers with what comes back.</summary>
    /// <param name="Topic">The topic; a value is one level of it.</param>
    /// <param name="Payload">The payload.</param>
    /// <param name="ReplyTopic">Where the reply comes; null: on a topic of its own that the question names (MQTT 5 Response Topic).</param>
    /// <param name="Wait">How long the reply is waited for; zero: it is not.</param>
    /// <param name="Answer">What the asker is told: <c>reply</c> is all of the reply, and the fields of a JSON object have their
    /// names.</param>
    public sealed record Ask(TextTemplate Topic, PayloadTemplate Payload, string? ReplyTopic, TimeSpan Wait, TextTemplate Answer) : OwnDeed;

    /// <summary>Runs a program, without a shell, and answers with what it writes.</summary>
    /// <param name="File">The program.</param>
    /// <param name="Arguments">Its arguments; each is one, whatever its values hold.</param>
    /// <param name="TimeLimit">How long it may run.</param>
    /// <param name="MostOutput">How many octets of its output are kept.</param>
    public sealed record Run(string File, IReadOnlyList<TextTemplate> Arguments, TimeSpan TimeLimit, int MostOutput) : OwnDeed;
}
