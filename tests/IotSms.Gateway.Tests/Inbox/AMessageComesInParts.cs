namespace IotSms.Gateway;

public class AMessageComesInParts
{
    private const string Sender = "+4790055555";

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public async Task In_any_order_they_make_one_message(int first, int second, int third)
    {
        await using var site = await Site.RunningAsync();
        var parts = Pdus.Parts(Sender, 7, "one ", "two ", "three");
        site.Modem.Store(1, parts[first]).Store(2, parts[second]).Store(3, parts[third]);

        var received = await site.UntilReceivedAsync();
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        Assert.Equal(("one two three", 3, true), (received.Text, received.Parts, received.Complete));
        Assert.Single(site.Received);
    }

    [Fact]
    public async Task Parts_from_before_a_crash_are_joined_with_those_after_it()
    {
        await using var site = await Site.RunningAsync();
        var parts = Pdus.Parts(Sender, 7, "one ", "two");
        site.Modem.Store(1, parts[0]);
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();
        after.Modem.Store(1, parts[1]);

        Assert.Equal("one two", (await after.UntilReceivedAsync()).Text);
    }

    [Fact]
    public async Task A_part_that_never_comes_is_a_gap_and_the_message_is_told_as_incomplete()
    {
        await using var site = await Site.RunningAsync();
        var parts = Pdus.Parts(Sender, 7, "one ", "two ", "three");
        site.Modem.Store(1, parts[0]).Store(2, parts[2]);
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);
        Assert.Empty(site.Received);

        await site.PassUntilAsync(() => site.Received.Any(), TimeSpan.FromHours(30), "the message as incomplete");

        Assert.Equal(
            ("one [...]three", 3, false),
            (site.Received.Single().Text, site.Received.Single().Parts, site.Received.Single().Complete));
    }

    [Fact]
    public async Task The_same_reference_of_two_senders_makes_two_messages()
    {
        await using var site = await Site.RunningAsync();
        var (a, b) = (Pdus.Parts(Sender, 7, "a1 ", "a2"), Pdus.Parts("+4790066666", 7, "b1 ", "b2"));
        site.Modem.Store(1, a[0]).Store(2, b[0]).Store(3, b[1]).Store(4, a[1]);

        await site.UntilReceivedAsync(2);

        Assert.Equal(["a1 a2", "b1 b2"], site.Received.Select(message => message.Text!).Order());
    }

    [Fact]
    public async Task A_reference_used_for_a_new_text_ends_the_old_one_as_incomplete()
    {
        await using var site = await Site.RunningAsync();
        var (old, fresh) = (Pdus.Parts(Sender, 7, "old1 ", "old2 ", "old3"), Pdus.Parts(Sender, 7, "new1 ", "new2 ", "new3"));
        site.Modem.Store(1, old[0]).Store(2, fresh[0]).Store(3, fresh[1]).Store(4, fresh[2]);

        await site.UntilReceivedAsync(2);

        Assert.Equal(
            [("new1 new2 new3", true), ("old1 [...]", false)],
            site.Received.Select(message => (message.Text!, message.Complete)).Order());
    }

    [Fact]
    public async Task A_part_that_comes_twice_is_one_part()
    {
        await using var site = await Site.RunningAsync();
        var parts = Pdus.Parts(Sender, 7, "one ", "two");
        site.Modem.Store(1, parts[0]).Store(2, parts[0]).Store(3, parts[1]);

        Assert.Equal("one two", (await site.UntilReceivedAsync()).Text);
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);
        Assert.Single(site.Received);
    }

    [Fact]
    public async Task A_wall_clock_set_ahead_by_days_does_not_cut_the_wait_short()
    {
        await using var site = await Site.RunningAsync();
        var parts = Pdus.Parts(Sender, 7, "one ", "two");
        site.Modem.Store(1, parts[0]);
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        site.Time.SetAhead(TimeSpan.FromDays(30));
        await site.PassAsync(TimeSpan.FromHours(2));
        site.Modem.Store(2, parts[1]);

        Assert.Equal(("one two", true), ((await site.UntilReceivedAsync()).Text, site.Received.Single().Complete));
    }

    [Fact]
    public async Task The_wait_goes_on_over_a_restart_from_where_it_stood()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(1, Pdus.Parts(Sender, 7, "one ", "two")[0]);
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        await using var after = await site.CrashAsync(Site.Start.AddHours(20));
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.PassAsync(TimeSpan.FromHours(3));
        Assert.Empty(after.Received);

        await after.PassUntilAsync(() => after.Received.Any(), TimeSpan.FromHours(2), "the message as incomplete");
        Assert.Equal(("one [...]", false), (after.Received.Single().Text, after.Received.Single().Complete));
    }

    [Fact]
    public async Task One_that_was_told_as_incomplete_is_told_once_and_its_parts_leave_the_disk()
    {
        await using var site = await Site.RunningAsync(options => options with { PartsWait = TimeSpan.FromHours(72) });
        site.Modem.Store(1, Pdus.Parts(Sender, 7, "one ", "two")[0]);
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);
        await site.PassAsync(TimeSpan.FromHours(71), steps: 20);
        Assert.Empty(site.Received);
        await site.PassUntilAsync(() => site.Received.Any(), TimeSpan.FromHours(2), "the message as incomplete");

        await using var after = await site.CrashAsync();
        after.Run();
        after.Listen("other", acknowledge: true);
        await after.PassAsync(TimeSpan.FromHours(80));

        Assert.Single(await after.Messaging.FindReceivedAsync(new MessageFilter(), CancellationToken.None));
    }

    [Fact]
    public async Task The_same_reference_with_another_total_or_of_another_width_is_another_message()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(1, Pdus.Parts(Sender, 7, "a1 ", "a2")[0])
            .Store(2, Pdus.Parts(Sender, 7, "b1 ", "b2 ", "b3")[1])
            .Store(3, Pdus.Part(Sender, "w2", 7, 2, 2, wide: true));
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        await site.PassUntilAsync(() => site.Received.Count() == 3, TimeSpan.FromHours(30), "three messages");

        Assert.Equal(
            ["[...]b2 [...]", "[...]w2", "a1 [...]"],
            site.Received.Select(message => message.Text!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 2)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    public async Task A_part_that_names_a_number_that_cannot_be_stands_alone(int sequence, int total)
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(1, Pdus.Part(Sender, "alone", 7, total, sequence));

        Assert.Equal(
            ("alone", 1, true),
            ((await site.UntilReceivedAsync()).Text, site.Received.Single().Parts, site.Received.Single().Complete));
    }

    [Fact]
    public async Task Parts_over_two_modems_are_two_messages()
    {
        await using var site = await Site.RunningAsync(modems: [new FakeModem("one"), new FakeModem("two")]);
        var parts = Pdus.Parts(Sender, 7, "one ", "two");
        site.Modems[0].Store(1, parts[0]);
        site.Modems[1].Store(1, parts[1]);
        await site.UntilAsync(() => site.Modems.All(modem => modem.SlotsUsed == 0));

        await site.PassUntilAsync(() => site.Received.Count() == 2, TimeSpan.FromHours(30), "both as incomplete");
    }
}
