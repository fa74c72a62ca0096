using System.Collections.Immutable;

namespace IotSms.Gateway;

/// <summary>Reads what a modem received.</summary>
internal static class IncomingPdus
{
    public static ReceivedPdu Read(string modem, string hex) => new ReceivedPdu.Undecodable($"{modem} {hex}");

    public static InboxMessage ToMessage(Ulid key, IReadOnlyList<Piece> pieces, int total, string modem, DateTimeOffset now, ImmutableArray<Origin> origins) =>
        new(key, new IncomingMessage { Id = $"{InboxMessage.IdPrefix}{key}", From = "", ReceivedAt = now, Parts = total, Complete = pieces.Count == total, Modem = modem }, origins);
}
