using IotSms.Pdu;

namespace IotSms.Gateway;

/// <summary>
/// What a batch of received PDUs amounts to, before it is durable: worked out on the side, so that a disk that fails changes nothing.
/// </summary>
internal sealed class Intake(
    IReadOnlyDictionary<FragmentedMessage, IReadOnlyList<Fragment>> incomplete, SeenPdus seen, UlidSequence ulids, Moment now)
{
    private readonly HashSet<(string Modem, string Hash)> _seenInBatch = [];

    /// <summary>Messages to tell.</summary>
    public List<InboxMessage> Messages { get; } = [];

    /// <summary>What can't be decoded.</summary>
    public List<DeadLetter> DeadLetters { get; } = [];

    /// <summary>Status reports.</summary>
    public List<(string Modem, SmsStatusReport Report)> Reports { get; } = [];

    /// <summary>The incomplete messages that changed, with their parts now; none: it is no longer incomplete.</summary>
    public Dictionary<FragmentedMessage, IReadOnlyList<Fragment>> Changed { get; } = [];

    /// <summary>Every origin that is durable with this batch.</summary>
    public List<Origin> Origins { get; } = [];

    /// <summary>Messages that the network brought twice.</summary>
    public int Repeats { get; private set; }

    /// <summary>Takes in one PDU.</summary>
    public void Add(string modem, string? slot, string hex)
    {
        var origin = Origin.Of(modem, slot, hex);
        var pdu = IncomingPdus.Read(modem, hex);
        // A report may well come twice with the same octets; the outbox knows what to make of it.
        if (pdu is not ReceivedPdu.Report && (seen.Contains(origin, now.Wall) || !_seenInBatch.Add((modem, origin.Hash))))
        {
            Repeats++;
            return;
        }
        switch (pdu)
        {
            case ReceivedPdu.Report { Status: var report }:
                Reports.Add((modem, report));
                break;
            case ReceivedPdu.Undecodable { Reason: var reason }:
                Origins.Add(origin);
                DeadLetters.Add(new DeadLetter($"{DeadLetterDocument.IdPrefix}{ulids.Next()}", hex, reason, now.Wall, modem));
                break;
            case ReceivedPdu.Delivery { Part: null } delivery:
                Origins.Add(origin);
                Messages.Add(IncomingPdus.ToMessage(ulids.Next(), [(1, delivery.Message)], 1, modem, now.Wall, [origin]));
                break;
            case ReceivedPdu.Delivery { Part: { } whole } part:
                Origins.Add(origin);
                var sequence = part.Message.UserData.Header!.Concatenation!.Value.Sequence;
                Add(new Fragment(ulids.Next(), whole, sequence, hex, origin, now.Wall, now.Uptime), part.Message);
                break;
        }
    }

    /// <summary>Gives up waiting for the rest of messages whose first part came before an uptime.</summary>
    public void GiveUpBefore(TimeSpan time)
    {
        foreach (var (whole, parts) in incomplete)
            if (parts.Min(part => part.Since) <= time)
                Finish(whole, parts);
    }

    private void Add(Fragment fragment, SmsDeliver message)
    {
        var parts = Changed.GetValueOrDefault(fragment.Whole) ?? incomplete.GetValueOrDefault(fragment.Whole) ?? [];
        if (parts.FirstOrDefault(part => part.Sequence == fragment.Sequence) is { } known)
        {
            if (IncomingPdus.Decode(known.Hex).UserData.Equals(message.UserData))
            {
                Repeats++;
                return;
            }
            // The sender uses the reference for another text: the rest of the first will not come.
            Finish(fragment.Whole, parts);
            parts = [];
        }
        parts = [.. parts, fragment];
        if (parts.Count == fragment.Whole.Key.Total)
            Finish(fragment.Whole, parts);
        else
            Changed[fragment.Whole] = parts;
    }

    private void Finish(FragmentedMessage whole, IReadOnlyList<Fragment> parts)
    {
        Changed[whole] = [];
        Messages.Add(IncomingPdus.ToMessage(
            ulids.Next(), [.. parts.OrderBy(part => part.Sequence).Select(part => (part.Sequence, IncomingPdus.Decode(part.Hex)))],
            whole.Key.Total, whole.Modem, now.Wall, [.. parts.Select(part => part.Origin)]));
    }
}
