namespace IotSms.Gateway;

public class ASubscriberListens
{
    private const string Sender = "+4790055555";

    [Fact]
    public async Task What_it_acknowledged_is_not_told_after_a_clean_restart()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(1, Pdus.Deliver(Sender, "x"));
        await site.UntilReceivedAsync();
        await site.PassUntilAsync(() => site.Messaging.Events.MovedCursors().Count == 0, TimeSpan.FromMinutes(1), "the cursor on disk");

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        await after.SendAsync("later");
        await after.UntilAsync("later", OutgoingState.Queued);

        Assert.Empty(after.Received);
    }

    [Fact]
    public async Task What_it_did_not_acknowledge_is_told_again_marked()
    {
        await using var site = await Site.OpenAsync();
        site.Listen("mqtt", acknowledge: false);
        site.Run();
        site.Modem.Store(1, Pdus.Deliver(Sender, "x"));
        await site.UntilReceivedAsync();
        await Acknowledged(site, "other");

        await using var after = await site.CrashAsync();
        after.Listen("mqtt", acknowledge: false);
        await after.UntilReceivedAsync();

        Assert.True(Assert.Single(after.Told.OfType<GatewayEvent.MessageReceived>()).PossibleDuplicate);
    }

    [Fact]
    public async Task The_first_one_ever_hears_everything_from_the_beginning()
    {
        await using var site = await Site.OpenAsync();
        site.Run();
        await site.SendAsync("a");
        site.Modem.Store(1, Pdus.Deliver(Sender, "x"));
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0 && site.Messaging.Counters.Sent == 1);

        site.Listen("late", acknowledge: true);

        await site.UntilReceivedAsync();
        await site.UntilAsync("a", OutgoingState.Sent);
        Assert.False(Assert.Single(site.Told.OfType<GatewayEvent.MessageReceived>()).PossibleDuplicate);
    }

    [Fact]
    public async Task One_that_was_away_hears_only_the_last_of_each_message_in_order()
    {
        await using var site = await Site.OpenAsync(options => options with { PerHour = 0, PerDay = 0 });
        for (var i = 0; i < 1500; i++)
            await site.SendAsync($"m{i}", to: $"+47900{i:00000}");
        site.Run();
        await site.UntilAsync(() => site.Messaging.Counters.Sent == 1500);

        site.Listen("late", acknowledge: true);
        await site.UntilAsync(() => site.Told.Count >= 1500);

        Assert.All(site.Told.Cast<GatewayEvent.MessageChanged>(), told => Assert.Equal(OutgoingState.Sent, told.Message.State));
        Assert.Equal(site.Told.Select(told => told.Revision).Order(), site.Told.Select(told => told.Revision));
    }

    [Fact]
    public async Task A_new_reader_of_the_same_name_is_told_again_what_was_not_acknowledged()
    {
        await using var site = await Site.OpenAsync();
        await site.SendAsync("a");
        await site.SendAsync("b", to: "+4790099999");

        Assert.Equal(["a", "b"], await ReadAsync(site, 2, acknowledge: "a"));
        Assert.Equal(["b"], await ReadAsync(site, 1, acknowledge: "b"));
    }

    [Fact]
    public async Task Acknowledged_out_of_order_the_cursor_stays_before_the_first_that_is_not()
    {
        await using var site = await Site.OpenAsync();
        await site.SendAsync("a");
        await site.SendAsync("b", to: "+4790099999");
        await ReadAsync(site, 2, acknowledge: "b");

        Assert.Empty(site.Messaging.Events.MovedCursors());
        site.Messaging.Events.Acknowledge("test", 1);

        Assert.Equal([("test", 2L)], site.Messaging.Events.MovedCursors());
    }

    private static async Task<List<string>> ReadAsync(Site site, int count, string acknowledge)
    {
        var ids = new List<string>();
        await foreach (var told in site.Messaging.Events.ReadAsync("test", TestContext.Current.CancellationToken))
        {
            var message = ((GatewayEvent.MessageChanged)told).Message;
            ids.Add(message.Id);
            if (message.Id == acknowledge)
                site.Messaging.Events.Acknowledge("test", told.Revision);
            if (ids.Count == count)
                break;
        }
        return ids;
    }

    private static async Task Acknowledged(Site site, string subscriber)
    {
        // Another subscriber that has acknowledged everything must not take anything from the first.
        using var enough = new CancellationTokenSource();
        await foreach (var told in site.Messaging.Events.ReadAsync(subscriber, enough.Token))
        {
            site.Messaging.Events.Acknowledge(subscriber, told.Revision);
            break;
        }
        await site.PassUntilAsync(() => site.Messaging.Events.MovedCursors().Count == 0, TimeSpan.FromMinutes(1), "the cursors on disk");
    }
}
