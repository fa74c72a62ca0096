using System.Collections.Immutable;
using System.Text;

namespace IotSms.Pdu;

/// <summary>
/// The parts of one message, taken in any order. Content is joined before it is read as text, so that an escape or surrogate pair which the
/// sender cut is whole again.
/// </summary>
/// <param name="total">Number of parts, 1 to 255.</param>
public sealed class JoinedParts(int total)
{
    /// <summary>Stands in the text where parts are missing.</summary>
    public const string Gap = "[...]";

    private readonly UserData?[] _parts = new UserData?[total];

    /// <summary>Parts present.</summary>
    public int Count { get; private set; }

    /// <summary>Whether every part is present.</summary>
    public bool IsComplete => Count == _parts.Length;

    /// <summary>The sequence numbers that are missing.</summary>
    public IEnumerable<int> Missing => Enumerable.Range(1, _parts.Length).Where(sequence => _parts[sequence - 1] is null);

    /// <summary>Takes a part; false when it is there already (the first one stays) or its number can't be.</summary>
    /// <param name="sequence">The part's number, from 1.</param>
    /// <param name="part">The part.</param>
    public bool Add(int sequence, UserData part)
    {
        if (sequence < 1 || sequence > _parts.Length || _parts[sequence - 1] is not null) return false;
        _parts[sequence - 1] = part;
        Count++;
        return true;
    }

    /// <summary>The text, with <see cref="Gap"/> for what is missing; null when a part carries octets.</summary>
    public string? Text
    {
        get
        {
            if (_parts.Any(part => part is { Alphabet: Alphabet.EightBit })) return null;
            var text = new StringBuilder();
            for (var first = 0; first < _parts.Length;)
            {
                var next = first + 1;
                while (next < _parts.Length && JoinsWith(_parts[first], _parts[next])) next++;
                text.Append(_parts[first] is { } part ? Joined(part, first, next).Text : Gap);
                first = next;
            }

            return text.ToString();
        }
    }

    /// <summary>The octets of all parts present, one after the other.</summary>
    public ImmutableArray<byte> Octets => [.. _parts.Where(part => part is not null).SelectMany(part => part!.Content)];

    // Missing parts join to one gap; present ones where they are coded alike.
    private static bool JoinsWith(UserData? one, UserData? other) => (one, other) switch
    {
        (null, null) => true,
        ({ } a, { } b) => a.Alphabet == b.Alphabet && a.Header?.LockingShift == b.Header?.LockingShift
            && a.Header?.SingleShift == b.Header?.SingleShift,
        _ => false,
    };

    private UserData Joined(UserData first, int from, int to) =>
        first with { Content = [.. _parts[from..to].SelectMany(part => part!.Content)] };
}
