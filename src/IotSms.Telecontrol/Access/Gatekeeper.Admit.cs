using IotSms.Telecontrol.Access.Proofs;
using IotSms.Telecontrol.Access.Records;

namespace IotSms.Telecontrol.Access;

public sealed partial class Gatekeeper
{
    /// <summary>
    /// Decides about a command. When it is admitted, its proof is spent and the command journaled, durably: whatever ends after that, the
    /// same approach is told <see cref="Admission.Before"/>, and the same code is good for nothing.
    /// </summary>
    public async Task<Admission> AdmitAsync(
        Approach approach, Recognition.Known known, CommandPolicy policy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(approach);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(policy);
        bool wantsNoProof = approach.Via is Via.Cli or Via.Call;
        var attempt = new Attempt
        {
            Number = _journal.NextNumber(),
            Approach = approach,
            User = known.User,
            Words = known.Words,
            Code = known.Code,
            Policy = policy,
            Asked = wantsNoProof ? Proof.None : _options.ProofFor(policy),
            Credential = _users.AccountOf(known.User.Name)?.Credential,
        };
        if (attempt is not { Credential: Credential.Pin pin, Code: { } code, Asked: > Proof.None })
            return await DecideAsync(attempt, cancellationToken).ConfigureAwait(false);

        // One after the other, and none during a lock-out: hashing is dear, and who sends many guesses at once must not get many tries.
        await _pins.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            bool isLooked = await _records.ReadAsync(records => LockedFor(records, attempt), cancellationToken).ConfigureAwait(false)
                == TimeSpan.Zero;
            return await DecideAsync(attempt with { IsPin = isLooked && pin.Hash.Matches(code) }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _pins.Release();
        }
    }

    /// <summary>An admitted command has been answered: told again, it is answered the same.</summary>
    public Task AnsweredAsync(Approach approach, string answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(approach);
        string key = Journal.Key(approach);
        return _records.WriteAsync(
            records =>
            {
                if (records.Find(AccessRecords.Journal, key) is { } entry)
                    records.Put(AccessRecords.Journal, key, entry with { Answer = answer });
                return key;
            },
            cancellationToken);
    }

    /// <summary>
    /// Something that a user wrote is not carried out for another reason, such as words that nobody understands. It goes into the audit;
    /// the answer is what he is told, or null when he was told enough in this hour.
    /// </summary>
    public async Task<string?> RefuseAsync(
        Approach approach, Recognition.Known known, string? command, string code, string answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(approach);
        ArgumentNullException.ThrowIfNull(known);
        var entry = EntryOf(approach, known.User, command, code);
        entry = await _records.WriteAsync(records => AuditTrail.Append(records, entry, _options.AuditEntries), cancellationToken)
            .ConfigureAwait(false);
        _news.Tell(new Attempted(entry));
        return MayRefuse(approach, known.User) ? answer : null;
    }

    private async Task<Admission> DecideAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        var (verdict, entry) = await _records.WriteAsync(records => Decide(records, attempt), cancellationToken).ConfigureAwait(false);
        if (entry is not null)
            _news.Tell(new Attempted(entry));
        switch (verdict)
        {
            case Verdict.Known known:
                return new Admission.Before(known.Answer);
            case Verdict.Obeyed obeyed:
                TellLockedOut(attempt, obeyed.Locked);
                _journal.Added(attempt.Key);
                if (!obeyed.IsProven)
                    _withoutCode.TryCount(attempt.User.Name);
                return new Admission.Admitted();
            case Verdict.Denied denied:
                TellLockedOut(attempt, denied.Locked);
                return new Admission.Refused(denied.Code, AnswerTo(attempt, denied));
            default:
                throw new InvalidOperationException("A verdict of a kind unknown here.");
        }
    }

    private void TellLockedOut(Attempt attempt, TimeSpan locked)
    {
        if (locked > TimeSpan.Zero)
            _news.Tell(new LockedOut(attempt.User.Name, attempt.Approach.Number, locked));
    }

    private string? AnswerTo(Attempt attempt, Verdict.Denied denied)
    {
        // Many commands without a code: each answer to them would cost, too.
        if (denied.Code == TooOftenCode || !MayRefuse(attempt.Approach, attempt.User))
            return null;
        string key = denied.Code == LockedOutCode && attempt.Credential is Credential.Hotp or Credential.Totp
            ? "access.locked-out-two-codes"
            : $"access.{denied.Code}";
        return _phrases.Of(attempt.User.Language).Say(key, ("command", attempt.Policy.Command), ("time", denied.Left));
    }

    private bool MayRefuse(Approach approach, User user) => approach.Via != Via.Sms || _refusals.TryCount(user.Name);

    private AuditEntry EntryOf(Approach approach, User user, string? command, string verdict)
    {
        var now = _clock.Now.Wall;
        return new()
        {
            At = now, LastAt = now, Via = approach.Via, User = user.Name, From = approach.Number, Command = command, Verdict = verdict,
        };
    }
}
