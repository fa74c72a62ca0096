using IotSms.Gateway;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Alarms.Rules;
using IotSms.Telecontrol.Points;
using IotSms.Telecontrol.Templates;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// Where readings are heard and alarms are acted on. What it has answered is on disk: a sensor's publication may be acknowledged, a person
/// may be told that his word counts.
/// </summary>
public sealed class AlarmDesk
{
    private readonly AlarmLoop _loop;

    private AlarmDesk(AlarmLoop loop, IReadOnlyList<AlarmRule> rules) => (_loop, Rules) = (loop, rules);

    /// <summary>The rules.</summary>
    public IReadOnlyList<AlarmRule> Rules { get; }

    /// <summary>How the alarms are.</summary>
    public AlarmsShown Shown => _loop.Shown;

    /// <summary>Takes up what was written; nothing moves before <see cref="RunAsync"/>.</summary>
    internal static async ValueTask<AlarmDesk> OpenAsync(
        AlarmOptions options, UserDirectory users, Messaging messaging, PhraseBook phrases, NewsFeed news, ILogger logger,
        CancellationToken cancellationToken)
    {
        var onCall = new OnCallList(options.Duty, users, messaging.Clock.Time, logger);
        onCall.Check(options.Rules);
        var texts = new AlarmTexts(options.Rules, phrases.Of, messaging.Clock.Time, messaging);
        return new AlarmDesk(
            await AlarmLoop.OpenAsync(options, onCall.Of, texts, messaging, news, logger, cancellationToken).ConfigureAwait(false),
            options.Rules);
    }

    /// <summary>Runs until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => _loop.RunAsync(cancellationToken);

    /// <summary>How the alarms are, in a line; null: none is open.</summary>
    internal string? Line(Phrases phrases) =>
        Shown.Open.Count() is > 0 and var open ? phrases.Say("alarm.status", ("count", open)) : null;

    /// <summary>Hears how an input is.</summary>
    public Task HearAsync(PointState input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.IsOn is { } isOn ? HearAsync(Reading.OfInput(input.Name, isOn), cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Hears a reading; in the order of the calls.</summary>
    public Task HearAsync(Reading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return _loop.HearAsync(reading, cancellationToken);
    }

    /// <summary>Somebody sees to an alarm.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="by">His name.</param>
    /// <param name="command">What names his command; the same one again changes nothing, and is answered as it was.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The alarm as it is now; null: there is none of that number.</returns>
    public Task<Alarm?> AcknowledgeAsync(int number, string by, string command, CancellationToken cancellationToken) =>
        _loop.ActAsync((board, now) => board.Acknowledge(number, by, command, now), cancellationToken);

    /// <summary>Somebody sees to all of them.</summary>
    /// <returns>Those that nobody saw to before this command.</returns>
    public Task<IReadOnlyList<Alarm>> AcknowledgeAllAsync(string by, string command, CancellationToken cancellationToken) =>
        _loop.ActAsync((board, now) => board.AcknowledgeAll(by, command, now), cancellationToken);

    /// <summary>Somebody wants silence.</summary>
    /// <param name="rule">Of this rule; null: of all.</param>
    /// <param name="length">For so long.</param>
    /// <param name="by">His name.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<Mute> MuteAsync(string? rule, TimeSpan length, string by, CancellationToken cancellationToken) =>
        _loop.ActAsync((board, now) => board.Silence(rule, length, by, now), cancellationToken);

    /// <summary>Silence ends: that of one rule, or all.</summary>
    /// <returns>What ended.</returns>
    public Task<IReadOnlyList<Mute>> UnmuteAsync(string? rule, CancellationToken cancellationToken) =>
        _loop.ActAsync((board, _) => board.EndSilence(rule), cancellationToken);
}
