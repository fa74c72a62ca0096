namespace IotSms.Gateway;

public class ARequestIsLookedOver
{
    private static readonly SendRequest Good = new() { Id = "a", To = ["+4790012345"], Text = "x", Source = "test" };

    public static TheoryData<string, string> Mistakes => new()
    {
        { "invalid-number", "to" }, { "no-recipients", "to" }, { "duplicate-recipient", "to" }, { "too-many-recipients", "to" },
        { "empty-text", "text" }, { "too-many-parts", "text" }, { "text-not-encodable", "text" }, { "id-invalid", "id" },
        { "ttl-invalid", "ttl" }, { "unknown-modem", "modem" }, { "not-before-invalid", "notBefore" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_named_with_its_field_and_its_remedy_and_nothing_is_kept(string code, string field)
    {
        await using var site = await Site.OpenAsync();

        var refusal = await site.RefusedAsync(code switch
        {
            "invalid-number" => Good with { To = ["+4790012345", "12-ab"] },
            "no-recipients" => Good with { To = [] },
            "duplicate-recipient" => Good with { To = ["+4790012345", "0047 900 12 345"] },
            "too-many-recipients" => Good with { To = [.. Enumerable.Range(0, 101).Select(i => $"+479001{i:0000}")] },
            "empty-text" => Good with { Text = "" },
            "too-many-parts" => Good with { Text = new string('x', 300 * 153) },
            "text-not-encodable" => Good with { Text = "zł", Encoding = "gsm7" },
            "id-invalid" => Good with { Id = "a b" },
            "ttl-invalid" => Good with { TimeToLive = TimeSpan.Zero },
            "unknown-modem" => Good with { Modem = "sim9" },
            _ => Good with { NotBefore = Site.Start.AddYears(9) },
        });

        Assert.Equal((code, field, false), (refusal.Code, refusal.Field, refusal.TryLater));
        Assert.NotEmpty(refusal.Detail);
        Assert.NotEmpty(refusal.Hint);
        Assert.Equal(0, site.Messaging.Counters.Queued);
        Assert.Empty(await site.Messaging.FindAsync(new MessageFilter(), CancellationToken.None));
    }

    [Fact]
    public async Task Too_many_parts_are_named_with_their_number_and_the_limit()
    {
        await using var site = await Site.OpenAsync();

        var refusal = await site.RefusedAsync(Good with { Text = new string('x', 153 * 7) });

        Assert.Contains("7 short messages, 6 are allowed", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_id_with_the_same_content_gives_the_first_answer_and_one_message()
    {
        await using var site = await Site.RunningAsync();
        var first = Assert.IsType<SendResult.Accepted>(await site.TrySendAsync(Good));
        await site.UntilAsync("a", OutgoingState.Sent);

        for (var i = 0; i < 4; i++)
        {
            var again = Assert.IsType<SendResult.Accepted>(await site.TrySendAsync(Good with { Source = "other" }));
            Assert.Equal((true, first.Id, OutgoingState.Sent), (again.Repeated, again.Id, again.Messages[0].State));
        }
        Assert.Single(site.Modem.OnAir);
        Assert.Equal(1, site.Messaging.Counters.Accepted);
    }

    [Fact]
    public async Task The_same_id_many_times_at_once_is_one_message()
    {
        await using var site = await Site.RunningAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => site.TrySendAsync(Good)));

        Assert.Single(answers.OfType<SendResult.Accepted>(), answer => !answer.Repeated);
        await site.UntilAsync("a", OutgoingState.Sent);
        Assert.Single(site.Modem.OnAir);
    }

    [Fact]
    public async Task The_same_id_with_other_content_is_a_conflict()
    {
        await using var site = await Site.OpenAsync();
        await site.TrySendAsync(Good);

        Assert.Equal("id-conflict", (await site.RefusedAsync(Good with { Text = "y" })).Code);
        Assert.Equal("id-conflict", (await site.RefusedAsync(Good with { To = ["+4790012345", "+4790012346"] })).Code);
        Assert.Equal(1, site.Messaging.Counters.Queued);
    }

    [Fact]
    public async Task The_same_request_to_several_is_answered_with_all_its_messages()
    {
        await using var site = await Site.OpenAsync();
        var several = Good with { To = ["+4790012345", "+4790012346", "1999"] };
        await site.TrySendAsync(several);

        var again = Assert.IsType<SendResult.Accepted>(await site.TrySendAsync(several));

        Assert.True(again.Repeated);
        Assert.Equal(["a.1", "a.2", "a.3"], again.Messages.Select(message => message.Id));
        Assert.Equal("id-conflict", (await site.RefusedAsync(several with { Text = "y" })).Code);
    }

    [Fact]
    public async Task Ids_differ_by_the_case_of_their_letters()
    {
        await using var site = await Site.OpenAsync();
        await site.SendAsync("pump");
        await site.SendAsync("PUMP");

        Assert.Equal(2, site.Messaging.Counters.Queued);
    }

    [Fact]
    public async Task A_full_queue_refuses_for_now_and_still_answers_what_it_has()
    {
        await using var site = await Site.OpenAsync(options => options with { MaxQueued = 1 });
        await site.TrySendAsync(Good);

        var refusal = await site.RefusedAsync(Good with { Id = "b" });

        Assert.Equal(("queue-full", true), (refusal.Code, refusal.TryLater));
        Assert.IsType<SendResult.Accepted>(await site.TrySendAsync(Good));
    }

    [Fact]
    public async Task A_flooded_recipient_is_refused_for_an_hour_alarms_too()
    {
        await using var site = await Site.OpenAsync(options => options with { PerRecipientPerHour = 2 });
        await site.SendAsync("1");
        await site.SendAsync("2");
        await site.SendAsync("2");

        var refusal = await site.RefusedAsync(Good with { Priority = Lane.Alarm });
        Assert.Equal(("quota-exceeded", true), (refusal.Code, refusal.TryLater));
        await site.SendAsync("other", to: "+4790099999");
        site.Time.Advance(TimeSpan.FromHours(1));
        await site.SendAsync("3");
    }

    [Fact]
    public async Task A_flooding_source_is_refused()
    {
        await using var site = await Site.OpenAsync(options => options with { PerSourcePerHour = 1 });
        await site.SendAsync("1");

        Assert.Equal("quota-exceeded", (await site.RefusedAsync(Good with { To = ["+4790099999"] })).Code);
        Assert.IsType<SendResult.Accepted>(await site.TrySendAsync(Good with { Source = "other" }));
    }

    [Fact]
    public async Task A_preview_tells_the_cost_and_the_reason()
    {
        await using var site = await Site.OpenAsync();

        var (preview, refusal) = site.Messaging.Preview(Good with { Text = "Poziom: ł" });

        Assert.Null(refusal);
        Assert.Equal(("ucs2", 1, 9), (preview!.Encoding, preview.Parts, preview.Units));
        Assert.Contains("'ł' at 8", preview.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all.1")]
    [InlineData("all.2")]
    public async Task The_same_request_to_several_of_which_one_is_deleted_is_answered_with_the_rest(string deleted)
    {
        await using var site = await Site.OpenAsync();
        var request = new SendRequest { Id = "all", To = ["+4790012345", "+4790012346", "+4790012347"], Text = "x", Source = "test" };
        await site.TrySendAsync(request);
        await site.Messaging.CancelAsync(deleted, CancellationToken.None);
        await site.Messaging.DeleteAsync(deleted, CancellationToken.None);

        var again = Assert.IsType<SendResult.Accepted>(await site.TrySendAsync(request));

        Assert.True(again.Repeated);
        Assert.Equal(((string[])["all.1", "all.2", "all.3"]).Except([deleted]), again.Messages.Select(message => message.Id));
        Assert.Equal("id-conflict", (await site.RefusedAsync(request with { To = ["+4790012345"] })).Code);
    }

    [Fact]
    public async Task The_same_id_after_a_restart_gives_the_first_answer_and_after_its_retention_is_new()
    {
        await using var site = await Site.RunningAsync();
        var request = new SendRequest { Id = "a", To = ["+4790012345"], Text = "x", Source = "test" };
        await site.TrySendAsync(request);
        await site.UntilAsync("a", OutgoingState.Sent);

        await using var after = await site.CrashAsync();
        after.Listen("test", acknowledge: true);
        after.Run();
        var again = Assert.IsType<SendResult.Accepted>(await after.TrySendAsync(request));
        Assert.Equal((true, OutgoingState.Sent), (again.Repeated, again.Messages.Single().State));
        Assert.Equal("id-conflict", (await after.RefusedAsync(request with { Text = "y" })).Code);

        await after.PassUntilAsync(
            () => after.Messaging.GetAsync("a", CancellationToken.None).Result is null, TimeSpan.FromDays(40), "the end of its retention");
        Assert.False(Assert.IsType<SendResult.Accepted>(await after.TrySendAsync(request with { Text = "y" })).Repeated);
    }

    [Fact]
    public async Task A_repeat_counts_against_no_quota_and_takes_no_place()
    {
        await using var site = await Site.OpenAsync(options => options with { PerRecipientPerHour = 2 });
        for (var i = 0; i < 5; i++)
            await site.SendAsync("a");

        await site.SendAsync("b");

        Assert.Equal(2, site.Messaging.Counters.Queued);
        var refusal = await site.RefusedAsync(new SendRequest { Id = "c", To = ["+4790012345"], Text = "x", Source = "test" });
        Assert.Equal("quota-exceeded", refusal.Code);
        Assert.True(Assert.IsType<SendResult.Accepted>(await site.TrySendAsync(
            new SendRequest { Id = "a", To = ["+4790012345"], Text = "hello", Source = "test" })).Repeated);
    }

    [Fact]
    public async Task A_request_to_several_of_whom_one_is_flooded_is_refused_whole_and_counted_for_none()
    {
        await using var site = await Site.OpenAsync(options => options with { PerRecipientPerHour = 1 });
        await site.SendAsync("a");

        var refusal = await site.RefusedAsync(
            new SendRequest { Id = "all", To = ["+4790099999", "+4790012345"], Text = "x", Source = "test" });

        Assert.Equal(("quota-exceeded", "to", true), (refusal.Code, refusal.Field, refusal.TryLater));
        await site.SendAsync("b", to: "+4790099999");
    }
}
