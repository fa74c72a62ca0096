using IotSms.Simulator.Behaviours;
using IotSms.Simulator.Profiles;

namespace IotSms.Modem.Tests;

public sealed class StorageTests
{
    // +4790055555 in semi-octets.
    private const string Sender = "7409505555";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("74095")]
    [InlineData("740950G555")]
    public async Task A_pdu_that_a_bad_line_damaged_is_read_again(string damaged)
    {
        await using var site = await WithMessageAsync();
        site.Module.Add(new Rewrite(Sender, damaged, times: 1));
        Assert.Contains(Sender, (await site.UntilAsync(site.Modem.ReadAsync(Slot(site), Token).AsTask()))?.Hex);
        site.Module.Add(new Rewrite(Sender, damaged, times: 1));
        Assert.Contains(Sender, Assert.Single(await site.UntilAsync(site.Modem.ListAsync(Token).AsTask())).Hex);
    }

    [Fact]
    public async Task A_pdu_that_is_damaged_otherwise_each_time_is_read_until_it_is_whole()
    {
        await using var site = await WithMessageAsync();
        // Each spoils the first reading that still has the sender.
        foreach (var damaged in new[] { "74095", "7409505", "740950" }) site.Module.Add(new Rewrite(Sender, damaged, times: 1));
        Assert.Contains(Sender, (await site.UntilAsync(site.Modem.ReadAsync(Slot(site), Token).AsTask()))?.Hex);
    }

    [Fact]
    public async Task A_pdu_that_no_reading_brings_whole_stays_where_it_is()
    {
        await using var site = await WithMessageAsync();
        for (var length = 1; length < Sender.Length; length++)
            site.Module.Add(new Rewrite(Sender, Sender[..length], times: 1));
        var fault = await Assert.ThrowsAsync<ModemException>(() => site.UntilAsync(site.Modem.ReadAsync(Slot(site), Token).AsTask()));
        Assert.Equal(ModemFault.BadAnswer, fault.Fault);
        await site.UntilAsync(() => site.News.OfType<ModemNews.SweepDue>().Any(sweep => sweep.Reason == "the module was set up again"));
        Assert.Contains(Sender, Assert.Single(await site.UntilAsync(site.Modem.ListAsync(Token).AsTask())).Hex);
    }

    [Fact]
    public async Task A_module_left_in_text_mode_is_set_up_again_before_its_words_are_taken_for_a_pdu()
    {
        await using var site = await WithMessageAsync();
        await site.UntilAsync(site.Modem.ExecuteAsync("AT+CMGF=1", Token).AsTask());
        var fault = await Assert.ThrowsAsync<ModemException>(() => site.UntilAsync(site.Modem.ReadAsync(Slot(site), Token).AsTask()));
        Assert.Equal(ModemFault.BadAnswer, fault.Fault);
        await site.UntilAsync(() => site.News.OfType<ModemNews.SweepDue>().Any(sweep => sweep.Reason == "the module was set up again"));
        await site.UntilAsync(ModemState.Ready);
        Assert.Contains(Sender, (await site.UntilAsync(site.Modem.ReadAsync(Slot(site), Token).AsTask()))?.Hex);
    }

    [Fact]
    public async Task What_came_into_another_storage_before_this_one_was_chosen_is_found()
    {
        await using var site = new Site(ModuleProfile.Sim7600, before: module =>
        {
            module.Control("""{"do":"fill","storage":"SM","leave":1}""");
            module.Add(new Rewrite("\"ME\",0,23,\"ME\",0,23,\"ME\",0,23", "\"SM\",1,50,\"SM\",1,50,\"SM\",1,50", times: 1));
        });
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(23, site.Modem.Status.SlotsTotal);
        Assert.Contains(await site.UntilAsync(site.Modem.ListAsync(Token).AsTask()), message => message.Slot.Storage == "SM");
    }

    [Fact]
    public async Task A_module_that_refuses_every_storage_after_its_start_is_waited_for()
    {
        await using var site = new Site(ModuleProfile.Sim800, before: module => module.Add(Refusal("+CPMS", "ERROR", 5)));
        await site.UntilAsync(ModemState.Ready);
        Assert.Equal(40, site.Modem.Status.SlotsTotal);
        Assert.DoesNotContain(ModemState.Faulted, site.States);
    }

    [Fact]
    public async Task A_module_without_any_storage_is_faulted_since_it_could_receive_nothing()
    {
        await using var site = new Site(ModuleProfile.Sim800, before: module => module.Add(Refusal("+CPMS", "ERROR", 0)));
        await site.UntilAsync(() => site.News.OfType<ModemNews.StatusChanged>().Any(
            news => news.Status is { State: ModemState.Faulted, Reason: { } reason } && reason.Contains("AT+CPMS")));
    }

    [Theory]
    [InlineData("sim800", "ERROR", 1)]
    [InlineData("sim7600", "+CMS ERROR: 303", 3)]
    public async Task Refused_indications_are_followed_by_the_next_ones(string profile, string refusal, int times)
    {
        await using var site = new Site(SubmitTests.Profile(profile), before: module => module.Add(Refusal("+CNMI", refusal, times)));
        await site.UntilAsync(ModemState.Ready);
        site.Module.Text("+4790055555", "status?");
        await site.UntilAsync(() => site.News.OfType<ModemNews.Stored>().Any());
    }

    [Fact]
    public async Task A_message_told_of_in_another_storage_is_swept_there_from_now_on()
    {
        await using var site = new Site(ModuleProfile.Sim7600);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Control("""{"do":"fill","storage":"SM","leave":1}""");
        Assert.Empty(await site.UntilAsync(site.Modem.ListAsync(Token).AsTask()));
        site.Module.Urc("+CMTI: \"SM\",0");
        await site.UntilAsync(() => site.News.OfType<ModemNews.Stored>().Any());
        Assert.All(await site.UntilAsync(site.Modem.ListAsync(Token).AsTask()), message => Assert.Equal("SM", message.Slot.Storage));
        Assert.NotEmpty(await site.UntilAsync(site.Modem.ListAsync(Token).AsTask()));
    }

    [Fact]
    public async Task A_storage_nobody_knows_is_empty_to_read_and_refuses_to_be_emptied()
    {
        await using var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        var slot = new StorageSlot("XX", 1);
        Assert.Null(await site.UntilAsync(site.Modem.ReadAsync(slot, Token).AsTask()));
        var deleting = site.Modem.DeleteAsync(slot, Token).AsTask();
        await site.UntilAsync(() => deleting.IsCompleted);
        Assert.Equal(302, (await Assert.ThrowsAsync<ModemException>(() => deleting)).Error?.Code);
    }

    [Theory]
    [InlineData("+CMGR", "+CMS ERROR: 320")]
    [InlineData("+CMGL", "ERROR")]
    public async Task A_refused_read_is_a_refusal_and_not_an_empty_slot(string command, string answer)
    {
        await using var site = await WithMessageAsync();
        site.Module.Add(Refusal(command, answer, 0));
        Func<Task> reading = command == "+CMGR"
            ? () => site.UntilAsync(site.Modem.ReadAsync(Slot(site), Token).AsTask())
            : () => site.UntilAsync(site.Modem.ListAsync(Token).AsTask());
        Assert.Equal(ModemFault.Refused, (await Assert.ThrowsAsync<ModemException>(reading)).Fault);
    }

    [Fact]
    public async Task A_slot_that_is_said_to_be_invalid_is_empty()
    {
        await using var site = await WithMessageAsync();
        site.Module.Add(Refusal("+CMGR", "+CMS ERROR: 321", 1));
        Assert.Null(await site.UntilAsync(site.Modem.ReadAsync(Slot(site), Token).AsTask()));
    }

    [Theory]
    [InlineData("+ICCID: ", "+CCID: ")]
    [InlineData("+ICCID: ", "")]
    [InlineData("+ICCID: ", "Autobaud: OK\r\n\r\n+ICCID:")]
    public async Task The_sims_identifier_is_found_whatever_stands_before_it(string usual, string instead)
    {
        await using var site = new Site(ModuleProfile.Sim7600, before: module => module.Add(new Rewrite(usual, instead)));
        await site.UntilAsync(ModemState.Ready);
        Assert.StartsWith("89", site.Modem.Status.Iccid);
    }

    private static CommandFault Refusal(string command, string answer, int times) =>
        new(command, new CommandVerdict.Answer($"\r\n{answer}\r\n"), times);

    private static StorageSlot Slot(Site site) => site.News.OfType<ModemNews.Stored>().First().Slot;

    private static async Task<Site> WithMessageAsync()
    {
        var site = new Site(ModuleProfile.Sim800);
        await site.UntilAsync(ModemState.Ready);
        site.Module.Text("+4790055555", "status?");
        await site.UntilAsync(() => site.News.OfType<ModemNews.Stored>().Any());
        return site;
    }
}
