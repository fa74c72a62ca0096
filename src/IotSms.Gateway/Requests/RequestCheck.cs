using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace IotSms.Gateway;

/// <summary>Looks a request over whole, before anything of it is accepted.</summary>
internal sealed class RequestCheck(GatewayOptions options, IReadOnlyList<string> modems, UlidSequence ulids, GatewayClock clock)
{
    /// <summary>An id has at most so many characters, and no more of one is shown.</summary>
    public const int LongestId = 64;

    private const int MostRecipients = 100;

    /// <summary>63 weeks, the longest validity period there is (3GPP TS 23.040 9.2.3.12.1).</summary>
    private static readonly TimeSpan LongestTimeToLive = TimeSpan.FromDays(63 * 7);

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-");

    /// <summary>The request as it would be accepted, or the first thing that is wrong with it.</summary>
    public (SendDraft? Draft, Refusal? Refusal) Look(SendRequest request)
    {
        if (CheckId(request.Id) is { } badId)
            return (null, badId);
        var (recipients, badRecipient) = ReadRecipients(request.To);
        if (badRecipient is not null)
            return (null, badRecipient);
        if (CheckTimes(request) is { } badTime)
            return (null, badTime);
        if (request.Modem is not null && !modems.Contains(request.Modem))
        {
            return (null, new("unknown-modem", "modem", $"There is no modem '{Excerpt.Of(request.Modem, LongestId)}'.",
                $"There are: {string.Join(", ", modems)}."));
        }
        var (text, badText) = LookAtText(request);
        if (badText is not null)
            return (null, badText);
        return (new SendDraft
        {
            Id = request.Id ?? ulids.Next().ToString(),
            HasCallersId = request.Id is not null,
            ContentHash = Hash(request, recipients),
            Recipients = recipients,
            Text = text!,
            TimeToLive = request.TimeToLive ?? options.TimeToLive,
            Request = request,
        }, null);
    }

    /// <summary>What the text alone would cost.</summary>
    public (TextPreview? Preview, Refusal? Refusal) LookAtText(SendRequest request)
    {
        if (string.IsNullOrEmpty(request.Text))
            return (null, new("empty-text", "text", "The text is empty.", "Give at least one character."));
        if (request.Encoding is not (null or "gsm7" or "ucs2"))
        {
            return (null, new("text-not-encodable", "encoding", $"'{Excerpt.Of(request.Encoding, LongestId)}' is no alphabet.",
                "gsm7, ucs2, or nothing for the smallest."));
        }
        var (preview, refusal) = TextPlan.Make(request.Text, request.Encoding, request.SmartReplacement ?? options.SmartReplacement);
        if (preview is null || preview.Parts <= options.MaxParts)
            return (preview, refusal);
        return (null, new(
            "too-many-parts", "text",
            $"The text takes {preview.Parts} short messages, {options.MaxParts} are allowed"
                + $"{(preview.Reason is null ? "" : $" ({preview.Reason})")}.",
            "Shorten it, or raise Outbox:MaxParts."));
    }

    private static Refusal? CheckId(string? id) =>
        id is null || (id.Length is > 0 and <= LongestId && !id.AsSpan().ContainsAnyExcept(IdCharacters))
            ? null
            : new("id-invalid", "id", $"'{Excerpt.Of(id, LongestId)}' is no id.", "1 to 64 of A-Z a-z 0-9 . _ ~ -");

    private (IReadOnlyList<string> Recipients, Refusal? Refusal) ReadRecipients(IReadOnlyList<string> to)
    {
        if (to.Count == 0)
            return ([], new("no-recipients", "to", "There is no recipient.", "Give at least one number."));
        if (to.Count > MostRecipients)
            return ([], new("too-many-recipients", "to", $"{to.Count} recipients, {MostRecipients} are allowed.", "Split the request."));
        var recipients = new List<string>(to.Count);
        foreach (var text in to)
        {
            var (number, refusal) = RecipientNumber.Parse(text, options.Region);
            if (refusal is not null)
                return ([], refusal);
            if (recipients.Contains(number!))
                return ([], new("duplicate-recipient", "to", $"{number} is named twice.", "Name each recipient once."));
            recipients.Add(number!);
        }
        return (recipients, null);
    }

    private Refusal? CheckTimes(SendRequest request)
    {
        if (request.TimeToLive is { } ttl && (ttl <= TimeSpan.Zero || ttl > LongestTimeToLive))
        {
            return new("ttl-invalid", "ttl", $"A time to live of {ttl.TotalSeconds:0} s is not possible.",
                $"1 to {LongestTimeToLive.TotalSeconds:0} seconds (63 weeks).");
        }
        if (request.NotBefore is { } notBefore && notBefore > clock.Now.Wall + LongestTimeToLive)
            return new("not-before-invalid", "notBefore", $"{notBefore:O} is more than 63 weeks away.", "Give an earlier time.");
        return null;
    }

    /// <summary>
    /// What makes two requests the same: what the caller asked for, not what the defaults were at that time, and not the way it came in by.
    /// </summary>
    private static byte[] Hash(SendRequest request, IReadOnlyList<string> recipients)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        string?[] fields =
        [
            request.Text, request.Priority.ToString(), Number(request.TimeToLive?.Ticks), request.StatusReport?.ToString(),
            Number(request.NotBefore?.UtcTicks), request.OnUnknown?.ToString(), request.Modem, request.Encoding,
            request.SmartReplacement?.ToString(), request.Flash.ToString(), .. recipients,
        ];
        foreach (var field in fields)
        {
            // The length before each field: no two lists of fields run together to the same octets.
            BinaryPrimitives.WriteInt32LittleEndian(length, field?.Length ?? -1);
            hash.AppendData(length);
            hash.AppendData(Encoding.UTF8.GetBytes(field ?? ""));
        }
        return hash.GetHashAndReset()[..16];
    }

    private static string? Number(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
