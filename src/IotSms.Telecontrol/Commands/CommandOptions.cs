using IotSms.Telecontrol.Commands.Own;

namespace IotSms.Telecontrol.Commands;

/// <summary>How commands are taken and answered, and what the program lends to those that reach beyond the site's own things.</summary>
public sealed record CommandOptions
{
    /// <summary>How many short messages an answer may take.</summary>
    public int AnswerSegments { get; init; } = 1;

    /// <summary>How long a dangerous command waits for its yes.</summary>
    public TimeSpan ConfirmWithin { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Commands by configuration.</summary>
    public IReadOnlyList<OwnCommandOptions> Own { get; init; } = [];

    /// <summary>The site's name, for <c>status</c>.</summary>
    public string Site { get; init; } = "";

    /// <summary>The settings that <c>config</c> may look at and change.</summary>
    public SiteSettings Settings { get; init; } = SiteSettings.None;

    /// <summary>The newest lines of the log, newest first: warnings and errors.</summary>
    public Func<IReadOnlyList<string>> RecentLog { get; init; } = () => [];

    /// <summary>Whether the broker is there; the reason if it is not.</summary>
    public Func<string?> BrokerFault { get; init; } = () => null;

    /// <summary>Asks somebody on the broker, and waits for the reply; null: none came.</summary>
    public Func<BrokerQuestion, CancellationToken, Task<BrokerReply>> AskBroker { get; init; } =
        (_, _) => Task.FromResult<BrokerReply>(new BrokerReply.NotAsked("there is no broker"));

    /// <summary>Ends the program, so that whoever supervises it starts it anew. Returns at once.</summary>
    public Action Restart { get; init; } = () => { };
}
