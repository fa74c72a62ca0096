using IotSms.Modem;

namespace IotSms.Gateway;

/// <summary>A clock set years on and back, in use or before a start: nothing acknowledged is gone, and the money guards hold.</summary>
public class AClockIsSetByYears
{
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3652);

    [Theory]
    [InlineData(3652, -3652)]
    [InlineData(-3652, 3652)]
    [InlineData(-20780, 20780)]
    public async Task In_use_and_back_again_everything_is_there_and_goes(int first, int second)
    {
        await using var site = await Site.RunningAsync();
        await SendAndReceiveAsync(site, "before", 1);
        site.Modem.Become(ModemState.Searching);
        await site.SendAsync("waits", to: "+4790099999");

        site.Time.SetAhead(TimeSpan.FromDays(first));
        await site.PassAsync(TimeSpan.FromHours(3), steps: 6);
        await site.SendAsync("meanwhile", to: "+4790099998");
        site.Time.SetAhead(TimeSpan.FromDays(second));
        await site.PassAsync(TimeSpan.FromHours(3), steps: 6);
        site.Modem.Become(ModemState.Ready);

        await site.UntilAsync("waits", OutgoingState.Sent);
        await site.UntilAsync("meanwhile", OutgoingState.Sent);
        Assert.NotNull(await site.Messaging.GetAsync("before", CancellationToken.None));
        Assert.Single(await site.Messaging.FindReceivedAsync(new MessageFilter(), CancellationToken.None));
        Assert.Equal(0, site.Messaging.Counters.Expired);
    }

    [Theory]
    [InlineData(3652)]
    [InlineData(-3652)]
    [InlineData(-20780)]
    public async Task Before_a_start_nothing_expires_and_nothing_is_deleted(int days)
    {
        await using var site = await Site.RunningAsync();
        await SendAndReceiveAsync(site, "before", 1);
        site.Modem.Become(ModemState.Searching);
        await site.SendAsync("waits", to: "+4790099999");

        await using var after = await site.CrashAsync(site.Time.GetUtcNow().AddDays(days));
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.UntilAsync("waits", OutgoingState.Sent);
        await after.PassAsync(TimeSpan.FromHours(3), steps: 6);

        Assert.NotNull(await after.Messaging.GetAsync("before", CancellationToken.None));
        Assert.Single(await after.Messaging.FindReceivedAsync(new MessageFilter(), CancellationToken.None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3652)]
    [InlineData(-20780)]
    public async Task Before_a_start_the_quota_is_kept(int days)
    {
        static GatewayOptions One(GatewayOptions options) => options with { PerHour = 1 };
        await using var site = await Site.RunningAsync(One);
        await site.SendAsync("a");
        await site.UntilAsync("a", OutgoingState.Sent);

        await using var after = await site.CrashAsync(site.Time.GetUtcNow().AddDays(days), One);
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.SendAsync("b");
        await after.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Empty(after.Modem.OnAir);

        await after.PassUntilAsync(() => after.StatesOf("b").Contains(OutgoingState.Sent), TimeSpan.FromHours(1), "the next hour");
    }

    [Fact]
    public async Task A_quota_used_before_the_clock_was_set_back_is_kept_though_the_years_ahead_are_on_disk()
    {
        static GatewayOptions Two(GatewayOptions options) => options with { PerHour = 2 };
        await using var site = await Site.RunningAsync(Two);
        site.Time.SetAhead(TenYears);
        await site.SendAsync("a");
        await site.UntilAsync("a", OutgoingState.Sent);
        site.Time.SetAhead(-TenYears);
        await site.SendAsync("b");
        await site.UntilAsync("b", OutgoingState.Sent);

        await using var after = await site.CrashAsync(Two);
        after.Listen("test", acknowledge: true);
        after.Run();
        await after.SendAsync("c");
        await after.PassAsync(TimeSpan.FromMinutes(30));

        Assert.Empty(after.Modem.OnAir);
    }

    [Fact]
    public async Task What_is_old_is_deleted_though_ids_are_years_ahead()
    {
        await using var site = await Site.RunningAsync();
        site.Time.SetAhead(TenYears);
        await site.SendAsync("ahead", to: "+4790099999");
        await site.UntilAsync("ahead", OutgoingState.Sent);
        site.Time.SetAhead(-TenYears);
        await site.SendAsync("old");
        await site.UntilAsync("old", OutgoingState.Sent);

        await site.PassAsync(TimeSpan.FromDays(31), steps: 20);

        await site.UntilAsync(() => site.Messaging.GetAsync("old", CancellationToken.None).Result is null);
        Assert.NotNull(await site.Messaging.GetAsync("ahead", CancellationToken.None));
    }

    private static async Task SendAndReceiveAsync(Site site, string id, int slot)
    {
        await site.SendAsync(id);
        await site.UntilAsync(id, OutgoingState.Sent);
        site.Modem.Store(slot, Pdus.Deliver("+4790055555", id));
        await site.UntilReceivedAsync();
    }
}
