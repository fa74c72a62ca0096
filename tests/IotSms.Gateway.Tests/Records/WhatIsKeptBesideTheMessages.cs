using System.Text.Json.Serialization;

namespace IotSms.Gateway.Records;

public sealed partial class WhatIsKeptBesideTheMessages
{
    private static readonly RecordKind<Note> Notes = new("notes", NoteJson.Default.Note);

    [Fact]
    public async Task A_record_is_there_again_after_a_restart()
    {
        var site = await Site.OpenAsync(With);
        await WriteAsync(site, records => records.Put(Notes, "b", new("two", 2)));
        await WriteAsync(site, records => records.Put(Notes, "a", new("one", 1)));
        await WriteAsync(site, records => records.Put(Notes, "b", new("two", 22)));
        await site.Messaging.DisposeAsync();

        await using var again = await Site.OpenAsync(With, site.Directory);

        Assert.Equal([("a", new Note("one", 1)), ("b", new Note("two", 22))], await ReadAsync(again, records => records.All(Notes)));
        Assert.Equal(new("one", 1), await ReadAsync(again, records => records.Find(Notes, "a")));
    }

    [Fact]
    public async Task A_record_that_was_deleted_is_gone()
    {
        await using var site = await Site.OpenAsync(With);
        await WriteAsync(site, records => records.Put(Notes, "a", new("one", 1)));

        Assert.True(await site.Messaging.Records.WriteAsync(records => records.Delete(Notes, "a"), CancellationToken.None));
        Assert.False(await site.Messaging.Records.WriteAsync(records => records.Delete(Notes, "a"), CancellationToken.None));
        Assert.Null(await ReadAsync(site, records => records.Find(Notes, "a")));
    }

    [Fact]
    public async Task Of_work_that_fails_nothing_is_kept()
    {
        await using var site = await Site.OpenAsync(With);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => site.Messaging.Records.WriteAsync<int>(
            records =>
            {
                records.Put(Notes, "a", new("one", 1));
                throw new InvalidTimeZoneException();
            },
            CancellationToken.None));

        Assert.Empty(await ReadAsync(site, records => records.All(Notes)));
    }

    private static GatewayOptions With(GatewayOptions options) => options with { RecordKinds = [Notes.Name] };

    private static Task<int> WriteAsync(Site site, Action<RecordTransaction> write) => site.Messaging.Records.WriteAsync(
        records =>
        {
            write(records);
            return 0;
        },
        CancellationToken.None);

    private static Task<T> ReadAsync<T>(Site site, Func<RecordReader, T> read) =>
        site.Messaging.Records.ReadAsync(read, CancellationToken.None);

    internal sealed record Note(string Text, int Number);

    [JsonSerializable(typeof(Note))]
    private sealed partial class NoteJson : JsonSerializerContext;
}
