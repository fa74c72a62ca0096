using System.Collections.Concurrent;
using IotSms.Gateway;
using IotSms.Gateway.Storage;
using IotSms.Modem;
using IotSms.Telecontrol.Access;
using IotSms.Telecontrol.Templates;
using Microsoft.Extensions.Logging;

namespace IotSms.Telecontrol.Commands;

/// <summary>
/// Where every command goes, whichever way it came. The proof is spent last, when nothing but it stands between the words and the deed;
/// what was admitted is carried out once at most, however often it is told.
/// </summary>
internal sealed partial class CommandDesk(
    CommandBook book, Gatekeeper gatekeeper, PhraseBook texts, CommandOptions options, Messaging messaging, ILogger logger)
{
    private readonly ConcurrentDictionary<(Via Via, string? User, string Id), TaskCompletionSource> _inHand = new();
    private readonly Confirmations _confirmations = new(options.ConfirmWithin, messaging.Clock);

    /// <summary>Looks at a command, and carries it out if its sender may.</summary>
    /// <exception cref="StoreException">The disk does not take it; nothing is said. The same may be tried again.</exception>
    public async ValueTask<CommandOutcome> HandleAsync(Approach approach, CancellationToken cancellationToken)
    {
        // The same once more, while the first is being carried out: it is answered when that is.
        var key = (approach.Via, approach.UserName, approach.Id);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_inHand.GetOrAdd(key, ended) is var first && first != ended)
            await first.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return gatekeeper.Recognize(approach) switch
            {
                Recognition.Known known => await HearAsync(
                    approach, known, texts.Of(known.User.Language), cancellationToken).ConfigureAwait(false),
                Recognition.Turned turned => new CommandOutcome("turned-away", turned.Answer),
                _ => throw new InvalidOperationException("A recognition of a kind unknown here."),
            };
        }
        finally
        {
            _inHand.TryRemove(key, out _);
            ended.SetResult();
        }
    }

    private async ValueTask<CommandOutcome> HearAsync(
        Approach approach, Recognition.Known known, Phrases phrases, CancellationToken cancellationToken)
    {
        // A yes is read as the words that it is for, and proven as they are.
        var isYes = IsYes(known.Words, phrases);
        var confirmed = isYes ? _confirmations.Of(known.User.Name) : null;
        var words = confirmed ?? (isYes ? YesCommand.Word : known.Words);
        if (!book.TryFind(words, out var command, out var arguments))
        {
            return await RefuseAsync(approach, known, null, "unknown-command", Unknown(known, phrases), cancellationToken)
                .ConfigureAwait(false);
        }
        switch (command.Read(arguments, phrases))
        {
            case CommandReading.Misunderstood wrong:
                return await RefuseAsync(approach, known, command.Name, "bad-arguments", wrong.Answer, cancellationToken)
                    .ConfigureAwait(false);
            case CommandReading.Understood order:
                var policy = new CommandPolicy(command.Name, command.Role, null);
                return await gatekeeper.AdmitAsync(approach, known, policy, cancellationToken).ConfigureAwait(false) switch
                {
                    Admission.Refused refused => new CommandOutcome(refused.Code, refused.Answer),
                    Admission.Before { Answer: { } answer } => new CommandOutcome(CommandOutcome.Done, answer),
                    // Whoever has the control socket is at the machine, and could end it by other means.
                    _ when command.IsDangerous && confirmed is null && approach.Via != Via.Cli =>
                        await AskAsync(approach, known, phrases, cancellationToken).ConfigureAwait(false),
                    Admission.Before when !order.IsRepeatable => await AnswerAsync(
                        approach, CommandOutcome.Done, phrases.Say("command.in-doubt"), cancellationToken).ConfigureAwait(false),
                    _ when confirmed is not null && !_confirmations.Take(known.User.Name, confirmed) => await AnswerAsync(
                        approach, CommandOutcome.Done, phrases.Say("command.nothing-to-confirm"), cancellationToken).ConfigureAwait(false),
                    _ => await CarryOutAsync(
                        order, command.Name, new Caller(known.User, approach, phrases), cancellationToken).ConfigureAwait(false),
                };
            default:
                throw new InvalidOperationException("A reading of a kind unknown here.");
        }
    }

    private string Unknown(Recognition.Known known, Phrases phrases)
    {
        var word = new Arguments(known.Words).First;
        var nearest = book.NearestTo(word, known.User.Role).Select(command => command.Usage).ToList();
        return nearest.Count > 0
            ? phrases.Say("command.nearest", ("word", Shown.Word(word)), ("nearest", string.Join(", ", nearest)))
            : phrases.Say("command.unknown", ("word", Shown.Word(word)));
    }

    /// <summary>No proof is spent. The gatekeeper ends the talk when a telephone answers each answer by itself.</summary>
    private async ValueTask<CommandOutcome> RefuseAsync(
        Approach approach, Recognition.Known known, string? command, string code, string answer, CancellationToken cancellationToken) =>
        new(code, await gatekeeper.RefuseAsync(
            approach, known, command, code, Fit(approach, answer), cancellationToken).ConfigureAwait(false));

    private ValueTask<CommandOutcome> AskAsync(
        Approach approach, Recognition.Known known, Phrases phrases, CancellationToken cancellationToken)
    {
        _confirmations.Ask(known.User.Name, known.Words);
        var question = phrases.Say("command.confirm", ("command", known.Words), ("minutes", (int)options.ConfirmWithin.TotalMinutes));
        return AnswerAsync(approach, CommandOutcome.Confirm, question, cancellationToken);
    }

    private async ValueTask<CommandOutcome> CarryOutAsync(
        CommandReading.Understood order, string name, Caller caller, CancellationToken cancellationToken)
    {
        string answer;
        var afterwards = order.Afterwards;
        try
        {
            answer = await order.CarryOutAsync(caller, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is ModemException or StoreException)
        {
            answer = caller.Phrases.Say("command.failed", ("reason", failed.Message));
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            LogBug(logger, bug, name);
            (answer, afterwards) = (caller.Phrases.Say("command.bug"), null);
        }
        var outcome = await AnswerAsync(caller.Approach, CommandOutcome.Done, answer, cancellationToken).ConfigureAwait(false);
        return outcome with { Afterwards = afterwards };
    }

    private async ValueTask<CommandOutcome> AnswerAsync(
        Approach approach, string code, string answer, CancellationToken cancellationToken)
    {
        var told = Fit(approach, answer);
        await gatekeeper.AnsweredAsync(approach, told, cancellationToken).ConfigureAwait(false);
        return new CommandOutcome(code, told);
    }

    private string Fit(Approach approach, string answer) =>
        approach.Via == Via.Sms ? AnswerCut.Fit(answer, options.AnswerSegments, SegmentsOf) : answer;

    private int SegmentsOf(string text) => messaging.Preview(AnswerMessage.Of("", "", text)).Preview?.Parts ?? int.MaxValue;

    private static bool IsYes(string words, Phrases phrases) =>
        words.Trim() is var word && (word.Equals(YesCommand.Word, StringComparison.OrdinalIgnoreCase)
            || word.Equals(phrases.Say("command.yes"), StringComparison.OrdinalIgnoreCase));

    [LoggerMessage(Level = LogLevel.Error, Message = "Command {Command} failed.")]
    private static partial void LogBug(ILogger logger, Exception bug, string command);
}
