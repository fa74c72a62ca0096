namespace IotSms.Gateway;

/// <summary>The steps of a message's life. Pure: each gives the message after it.</summary>
internal sealed partial record OutboxMessage
{
    /// <summary>A part is about to be submitted: durable before an octet of it leaves.</summary>
    public OutboxMessage Submitting(int part, string modem, DateTimeOffset at) =>
        With(part, Parts[part] with { State = PartState.Submitting, Reference = null, At = at }) with
        {
            State = OutgoingState.Sending,
            Carrier = modem,
            PossibleDuplicate = PossibleDuplicate || Parts[part].Again,
        };

    /// <summary>The service centre has a part.</summary>
    public OutboxMessage Accepted(int part, byte? reference, DateTimeOffset at) =>
        With(part, Parts[part] with { State = PartState.Accepted, Reference = reference, At = at }).Settled(at);

    /// <summary>The service centre has a part that nobody knew of: it is not sent again.</summary>
    public OutboxMessage AcceptedLate(int part, string modem, byte? reference, DateTimeOffset at) =>
        (With(part, Parts[part] with { Again = false }) with { Carrier = modem }).Accepted(part, reference, at);

    /// <summary>An optional element of it was refused: it is sent again without any.</summary>
    public OutboxMessage MadePlain(int part, MessageError error) => Refused(part, error, countsAsTry: true) with { Plain = true };

    /// <summary>The part did not leave after all; no try is counted.</summary>
    public OutboxMessage NotSubmitted(int part) => With(part, Parts[part] with { State = PartState.Waiting, At = null }).Waiting();

    /// <summary>The part was refused, and may be tried again.</summary>
    public OutboxMessage Refused(int part, MessageError error, bool countsAsTry) =>
        NotSubmitted(part) with { Tries = Tries + (countsAsTry ? 1 : 0), Error = error };

    /// <summary>Nobody knows whether the part left.</summary>
    public OutboxMessage InDoubt(int part, MessageError error) =>
        With(part, Parts[part] with { State = PartState.Unknown }) with { State = OutgoingState.Sending, Error = error };

    /// <summary>
    /// Others are lost: no report or answer settles its doubt, as it may be another's that nobody knows of any more. And if what is known
    /// of it may be old, its next part may have left, unless its time has not come.
    /// </summary>
    public OutboxMessage Doubted(bool mayBeOld, MessageError error, DateTimeOffset now) => PartInDoubt is var doubtful and >= 0
        ? With(doubtful, Parts[doubtful] with { At = null })
        : !mayBeOld || NextPart < 0 || (NotBefore > now && !HasBegun) ? this : InDoubt(NextPart, error);

    /// <summary>The part in doubt is sent again. It is marked as a possible duplicate when it leaves.</summary>
    public OutboxMessage SentAgain() => (this with
    {
        Parts = [.. Parts.Select(part => part.State == PartState.Unknown
            ? part with { State = PartState.Waiting, At = null, Again = true }
            : part)],
    }).Waiting();

    /// <summary>Somebody decided that the part in doubt is sent again: its time to live begins anew.</summary>
    public OutboxMessage SentAgainBySomebody(DateTimeOffset at) => SentAgain() with { ExpiresAt = at + TimeToLive };

    /// <summary>Another modem begins from the first part: nobody can join parts that come from two numbers.</summary>
    public OutboxMessage FromTheStart()
    {
        var again = Parts.Any(part => part.IsAccepted || part.State == PartState.Unknown || part.Again);
        return (this with { Parts = [.. Parts.Select(_ => new OutboxPart(PartState.Waiting, Again: again))], Carrier = null }).Waiting();
    }

    /// <summary>It stays in doubt until somebody decides.</summary>
    public OutboxMessage Held() => this with { State = OutgoingState.Unknown };

    /// <summary>Somebody decided that the part in doubt went out.</summary>
    public OutboxMessage LetStand(DateTimeOffset at)
    {
        var part = PartInDoubt;
        return part < 0 ? this : With(part, Parts[part] with { State = PartState.Accepted, At = at }).Settled(at);
    }

    /// <summary>A status report about a part of it.</summary>
    public OutboxMessage Reported(int part, byte status, bool delivered, DateTimeOffset at) =>
        With(part, Parts[part] with { State = delivered ? PartState.Delivered : PartState.Undelivered, Status = status })
            .Settled(at, delivered ? null : ReportError(status));

    /// <summary>Given up for good.</summary>
    public OutboxMessage Failed(MessageError error, DateTimeOffset at) => Ended(OutgoingState.Failed, at) with { Error = error };

    /// <summary>Its time to live ended.</summary>
    public OutboxMessage Expired(DateTimeOffset at) => Ended(OutgoingState.Expired, at) with
    {
        Error = Error ?? new MessageError(
            "expired", "The network had not accepted all of it when its time to live ended.",
            "Look at the modem's state at that time, or give it a longer ttl."),
    };

    /// <summary>Taken back.</summary>
    public OutboxMessage Canceled(DateTimeOffset at) => Ended(OutgoingState.Canceled, at);

    private OutboxMessage Ended(OutgoingState state, DateTimeOffset at) => this with { State = state, EndedAt = at };

    private OutboxMessage With(int part, OutboxPart changed) => this with { Parts = Parts.SetItem(part, changed) };

    /// <summary>A message that waits: as one begun or as one not begun. While a part is in doubt, it stands as it stood.</summary>
    private OutboxMessage Waiting() => IsEnded || PartInDoubt >= 0
        ? this
        : this with { State = HasBegun ? OutgoingState.Sending : OutgoingState.Queued };

    private OutboxMessage Settled(DateTimeOffset at, MessageError? error = null)
    {
        if (!Parts.All(part => part.IsAccepted))
            return (error is null ? this : this with { Error = error }).Waiting();
        var state = Parts.Any(part => part.State == PartState.Undelivered) ? OutgoingState.Undelivered
            : Parts.All(part => part.State == PartState.Delivered) ? OutgoingState.Delivered
            : OutgoingState.Sent;
        return this with
        {
            State = state,
            SentAt = SentAt ?? at,
            EndedAt = at,
            Error = state == OutgoingState.Undelivered ? error ?? Error : null,
        };
    }

    private static MessageError ReportError(byte status) => new(
        "undelivered", "The service centre gave up delivering it.",
        status == 0x46 ? "The phone was not reached in time." : "Check the number.", $"TP-ST {status:X2}");
}
