using IotSms.Gateway;
using IotSms.Telecontrol.Access.Proofs;
using IotSms.Telecontrol.Access.Records;

namespace IotSms.Telecontrol.Access;

// The decision, in one transaction: two approaches with the same code come one after the other, and what it says is on disk before
// anybody hears it.
public sealed partial class Gatekeeper
{
    private const string LockedOutCode = "locked-out", TooOftenCode = "too-often";

    private (Verdict Verdict, AuditEntry? Entry) Decide(RecordTransaction records, Attempt attempt)
    {
        var verdict = Judge(records, attempt);
        string? word = verdict switch
        {
            Verdict.Obeyed => AuditTrail.Admitted,
            Verdict.Denied denied => denied.Code,
            _ => null,
        };
        return (verdict, word is null
            ? null
            : AuditTrail.Append(
                records, EntryOf(attempt.Approach, attempt.User, attempt.Policy.Command, word), _options.AuditEntries));
    }

    private Verdict Judge(RecordTransaction records, Attempt attempt)
    {
        if (records.Find(AccessRecords.Journal, attempt.Key) is { } before)
            return before.Words == attempt.Digest ? new Verdict.Known(before.Answer) : new Verdict.Denied("id-used");
        if (attempt.User.Role < attempt.Policy.Role)
            return new Verdict.Denied("role");
        if (attempt.Asked > Proof.None && Lacks(attempt) is { } lack)
            return new Verdict.Denied(lack);

        var left = LockedFor(records, attempt);
        var outcome = Look(records, attempt);
        bool isLocked = left > TimeSpan.Zero && outcome is not ProofOutcome.Proven { CannotBeGuessed: true };
        if (isLocked && attempt.Asked > Proof.None)
            return new Verdict.Denied(LockedOutCode, left);
        var wrong = isLocked ? null : outcome as ProofOutcome.NotProven;
        var locked = wrong?.IsGuess == true ? Fail(records, attempt) : TimeSpan.Zero;
        if (wrong is not null && attempt.Asked > Proof.None)
            return new Verdict.Denied(wrong.Code, Locked: locked);

        var proven = isLocked ? null : outcome as ProofOutcome.Proven;
        if (proven is null && attempt.Approach.Via is Via.Sms or Via.Call && !_withoutCode.Fits(attempt.User.Name))
            return new Verdict.Denied(TooOftenCode, Locked: locked);
        Spend(records, attempt, proven);
        if (attempt.Asked > Proof.None && IsLate(attempt.Approach))
            return new Verdict.Denied("too-late");
        records.Put(AccessRecords.Journal, attempt.Key, new(attempt.Number, attempt.Digest, Answer: null));
        return new Verdict.Obeyed(proven is not null, locked);
    }

    /// <summary>
    /// Whether a text comes so late that who sent it does not wait for it any more: what was right then may do harm now. Its code is spent.
    /// </summary>
    private bool IsLate(Approach approach) =>
        approach.ServiceCentreTime is { } sentAt && _trust.IsTrusted && _clock.Now.Wall - sentAt > _options.LongestDelay;

    /// <summary>What keeps a code from even being looked at; null: nothing.</summary>
    private static string? Lacks(Attempt attempt) =>
        attempt.Credential is not { } credential ? "no-secret"
        : credential.Strength < attempt.Asked ? "proof-too-weak"
        : attempt.Code is null ? "code-missing"
        : null;

    /// <summary>What the code proves; null: there is none, or a PIN that nobody asked for.</summary>
    private ProofOutcome? Look(RecordTransaction records, Attempt attempt)
    {
        if (attempt is not { Code: { } code, Credential: { } credential })
            return null;
        long last = (records.Find(AccessRecords.Spent, SpentCounter.Key(attempt.User, credential.Fingerprint)) ?? SpentCounter.None).Last;
        return credential switch
        {
            Credential.Hotp hotp => ProofCheck.Look(hotp, code, last, _options.LookAhead),
            Credential.Totp totp => ProofCheck.Look(
                totp, code, last, _trust.IsTrusted ? Totp.Step(_clock.Now.Wall) : null, _options.Drift),
            Credential.Signed signed => ProofCheck.Look(signed, code, attempt.Words, last),
            Credential.Pin when attempt.Asked == Proof.None => null,
            _ => attempt.IsPin ? new ProofOutcome.Proven(Counter: null) : new ProofOutcome.NotProven("code-wrong"),
        };
    }

    /// <summary>What was shown is good for nothing any more, and the wrong codes before it are forgotten.</summary>
    private void Spend(RecordTransaction records, Attempt attempt, ProofOutcome.Proven? proven)
    {
        if (proven is null)
            return;
        if (proven.Counter is { } counter)
            records.Put(AccessRecords.Spent, SpentCounter.Key(attempt.User, attempt.Credential!.Fingerprint), new(counter));
        foreach (var key in LockOut.KeysOf(attempt.User))
            records.Delete(AccessRecords.LockOuts, key);
        foreach (var (key, _) in LocksOf(attempt))
            records.Put(AccessRecords.LockOuts, key, LockOut.None with { Seen = MessageOf(attempt.Approach) });
    }

    private static string? MessageOf(Approach approach) => approach.Via == Via.Sms ? approach.Id : null;

    private TimeSpan LockedFor(RecordReader records, Attempt attempt)
    {
        var run = new LockOut.Run(_run, _clock.Now.Uptime);
        return LocksOf(attempt)
            .Select(each => records.Find(AccessRecords.LockOuts, each.Key)?.Left(run, each.Tries, _options.LongestLockOut) ?? default)
            .Max();
    }

    /// <summary>Counts a wrong code; the answer is for how long none is looked at now.</summary>
    private TimeSpan Fail(RecordTransaction records, Attempt attempt)
    {
        var run = new LockOut.Run(_run, _clock.Now.Uptime);
        var longest = TimeSpan.Zero;
        foreach (var (key, tries) in LocksOf(attempt))
        {
            var lockOut = (records.Find(AccessRecords.LockOuts, key) ?? LockOut.None).Fail(
                run, tries, _options.LongestLockOut, MessageOf(attempt.Approach));
            records.Put(AccessRecords.LockOuts, key, lockOut);
            longest = lockOut.Left(run, tries, _options.LongestLockOut) is var left && left > longest ? left : longest;
        }
        return longest;
    }

    private IEnumerable<(string Key, int Tries)> LocksOf(Attempt attempt) =>
    [
        (LockOut.KeyOf(attempt.User, attempt.Approach.Number), _options.Tries),
        (LockOut.KeyOf(attempt.User), 2 * _options.Tries),
    ];
}
