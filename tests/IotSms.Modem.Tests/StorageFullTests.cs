using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class StorageFullTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sim800", "SM", 40)]
    [InlineData("sim7600", "ME", 23)]
    public async Task A_full_storage_is_listed_and_emptied_and_what_the_network_kept_comes(string profile, string storage, int slots)
    {
        await using var site = new Site(
            SubmitTests.Profile(profile), before: module => module.Control($$"""{"do":"fill","storage":"{{storage}}"}"""));
        await site.UntilAsync(ModemState.Ready);
        Assert.True(site.Modem.Status.IsStorageNearlyFull);
        site.Module.Text("+4790055555", "kept by the network");
        await site.Time.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Empty(site.News.OfType<ModemNews.Stored>());

        var stored = await site.UntilAsync(site.Modem.ListAsync(Token).AsTask());
        Assert.Equal(slots, stored.Count);
        foreach (var message in stored) await DeleteAsync(site, message.Slot);

        await site.UntilAsync(() => site.News.OfType<ModemNews.Stored>().Any());
        await site.UntilAsync(() => !site.Modem.Status.IsStorageNearlyFull);
    }

    [Fact]
    public async Task A_storage_that_fills_is_emptied_before_the_interval_of_the_sweeps()
    {
        await using var site = new Site(
            ModuleProfile.Sim800, settings: settings => settings with { SweepInterval = TimeSpan.FromHours(5) });
        await site.UntilAsync(ModemState.Ready);
        Assert.DoesNotContain(Sweeps(site), reason => reason.Contains("full"));
        site.Module.Control("""{"do":"fill","leave":8}""");
        await site.UntilAsync(() => Sweeps(site).Any(reason => reason == "the storage is nearly full"));
    }

    [Theory]
    [InlineData(31, 40, false)]
    [InlineData(32, 40, true)]
    [InlineData(null, 40, false)]
    [InlineData(null, null, false)]
    [InlineData(0, 0, false)]
    public void From_four_fifths_on_it_is_nearly_full(int? used, int? total, bool expected) =>
        Assert.Equal(
            expected, new ModemStatus { State = ModemState.Ready, SlotsUsed = used, SlotsTotal = total }.IsStorageNearlyFull);

    private static IEnumerable<string> Sweeps(Site site) => site.News.OfType<ModemNews.SweepDue>().Select(sweep => sweep.Reason);

    private static async Task DeleteAsync(Site site, StorageSlot slot)
    {
        var deleting = site.Modem.DeleteAsync(slot, Token).AsTask();
        await site.UntilAsync(() => deleting.IsCompleted);
        await deleting;
    }
}
