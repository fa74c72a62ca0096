using IotSms.Modem;

namespace IotSms.Gateway;

public class TheSimIsFull
{
    private const int Slots = 40;

    [Fact]
    public async Task All_are_taken_in_and_told_once_and_the_slots_are_empty()
    {
        await using var site = await FullAsync();

        site.Modem.Tell(new ModemNews.SweepDue("start"));

        await site.UntilReceivedAsync(Slots);
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);
        Assert.Equal(Enumerable.Range(0, Slots).Select(i => $"text {i}").Order(), site.Received.Select(message => message.Text).Order());
    }

    [Fact]
    public async Task The_program_dies_while_it_empties_them_and_still_none_is_told_as_two()
    {
        await using var site = await FullAsync();
        site.Modem.Deleting = slot =>
        {
            if (slot.Index == 20)
                throw new ModemException(ModemFault.NoAnswer, "the module is gone");
        };
        site.Modem.Tell(new ModemNews.SweepDue("start"));
        await site.UntilReceivedAsync(Slots);
        await site.UntilAsync(() => site.Modem.SlotsUsed == Slots - 20);

        await using var after = await site.CrashAsync(modems: site.Modem.CutPower());
        after.Run();
        await after.UntilAsync(() => after.Modem.SlotsUsed == 0);

        var found = await after.Messaging.FindReceivedAsync(new MessageFilter { Limit = 100 }, CancellationToken.None);
        Assert.Equal(Slots, found.Count);
        Assert.Equal(Slots, found.Select(message => message.Text).Distinct().Count());
    }

    [Fact]
    public async Task What_nobody_can_read_is_kept_as_dead_letters_and_frees_its_slots_too()
    {
        await using var site = await FullAsync(garbled: 7);

        site.Modem.Tell(new ModemNews.SweepDue("the storage is nearly full"));

        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);
        Assert.Equal((Slots - 7, 7), (site.Received.Count(), site.Messaging.Counters.DeadLetters));
    }

    private static async Task<Site> FullAsync(int garbled = 0)
    {
        var site = await Site.RunningAsync();
        for (var i = 0; i < Slots; i++)
            site.Modem.Store(i, i < garbled ? $"0A0B0C{i:X2}" : Pdus.Deliver("+4790055555", $"text {i}", second: i), hint: false);
        return site;
    }
}
