using LiteDB;

namespace IotSms.Gateway;

public class DocumentsTests
{
    private static readonly OutboxMessage Full = new()
    {
        Key = Ulid.NewUlid(Site.Start, new byte[10]),
        Id = "a.1",
        Group = "a",
        ContentHash = [1, 2, 3],
        To = "+4790012345",
        Text = "Poziom: ł",
        Encoding = "ucs2",
        Replaced = true,
        Flash = true,
        Plain = true,
        StatusReport = true,
        Lane = Lane.Alarm,
        Source = "mqtt",
        OnlyModem = "sim1",
        OnUnknown = UnknownPolicy.Hold,
        ConcatenationReference = 200,
        QueuedAt = Site.Start,
        NotBefore = Site.Start.AddHours(1),
        ExpiresAt = Site.Start.AddDays(1),
        State = OutgoingState.Undelivered,
        Parts =
        [
            new OutboxPart(PartState.Delivered, 0, Site.Start, Again: true, 0),
            new OutboxPart(PartState.Undelivered, 255, Site.Start.AddSeconds(3), Again: false, 0x46),
            new OutboxPart(PartState.Waiting),
        ],
        Carrier = "sim2",
        Tries = 3,
        PossibleDuplicate = true,
        SentAt = Site.Start.AddSeconds(3),
        EndedAt = Site.Start.AddSeconds(9),
        Error = new MessageError("undelivered", "x", "y", "TP-ST 46"),
        Revision = 1L << 40,
    };

    private static readonly OutboxMessage Bare = new()
    {
        Key = Ulid.NewUlid(Site.Start, new byte[10]),
        Id = "b",
        ContentHash = [],
        To = "1999",
        Text = "",
        Encoding = "gsm7",
        Source = "cli",
        QueuedAt = Site.Start,
        State = OutgoingState.Queued,
        Parts = [new OutboxPart(PartState.Waiting)],
    };

    [Fact]
    public void An_outgoing_message_is_read_as_it_was_written()
    {
        foreach (var message in (OutboxMessage[])[Full, Bare])
        {
            var read = OutboxDocument.To(OnDisk(OutboxDocument.From(message)));

            Assert.Equal(message.Parts, read.Parts);
            Assert.Equal(message.ContentHash, read.ContentHash);
            Assert.Equal(message, read with { Parts = message.Parts, ContentHash = message.ContentHash });
        }
    }

    [Fact]
    public void What_a_later_version_wrote_beside_does_no_harm()
    {
        var document = OutboxDocument.From(Bare);
        document["later"] = 1;

        Assert.Equal("b", OutboxDocument.To(OnDisk(document)).Id);
    }

    [Fact]
    public void An_incoming_message_keeps_the_zone_of_its_service_centre()
    {
        var key = Ulid.NewUlid(Site.Start, new byte[10]);
        var message = new IncomingMessage
        {
            Id = $"in-{key}",
            From = "ALARM",
            Text = "x",
            Port = 2948,
            ReceivedAt = Site.Start,
            ServiceCentreTime = new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.FromHours(1)),
            Parts = 2,
            Complete = false,
            Class = 0,
            Modem = "sim1",
            Revision = 7,
        };

        var read = InboxDocument.To(OnDisk(InboxDocument.From(
            new InboxMessage(key, message, [new Origin("sim1", "SM,3", "AB"), new Origin("sim1", null, "CD")]))));

        Assert.Equal(message, read.Message);
        Assert.Equal(TimeSpan.FromHours(1), read.Message.ServiceCentreTime!.Value.Offset);
        Assert.Equal([new Origin("sim1", "SM,3", "AB"), new Origin("sim1", null, "CD")], read.Origins);
    }

    private static BsonDocument OnDisk(BsonDocument document) =>
        BsonSerializer.Deserialize(BsonSerializer.Serialize(document), utcDate: true);
}
