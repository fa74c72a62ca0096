using CsCheck;
using IotSms.Modem;
using IotSms.Pdu;

namespace IotSms.Gateway;

public class AMessageComesIn
{
    private const string Sender = "+4790055555";

    [Fact]
    public async Task Stored_in_a_slot_it_is_told_and_the_slot_emptied()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(3, Pdus.Deliver(Sender, "status?"));

        var received = await site.UntilReceivedAsync();
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        Assert.Equal(
            (Sender, "status?", 1, true, "sim1"),
            (received.From, received.Text, received.Parts, received.Complete, received.Modem));
        Assert.Equal(Site.Start, received.ServiceCentreTime);
        Assert.Equal(received.Text, (await site.Messaging.GetReceivedAsync(received.Id, CancellationToken.None))!.Text);
    }

    [Fact]
    public async Task A_sweep_finds_what_no_hint_told_of_and_takes_it_in_one_go()
    {
        await using var site = await Site.RunningAsync();
        for (var i = 0; i < 5; i++)
            site.Modem.Store(i, Pdus.Deliver(Sender, $"m{i}"), hint: false);

        site.Modem.Tell(new ModemNews.SweepDue("start"));
        await site.UntilReceivedAsync(5);
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        Assert.Equal(["m0", "m1", "m2", "m3", "m4"], site.Received.Select(message => message.Text!));
    }

    [Fact]
    public async Task The_hint_names_the_wrong_slot_and_it_is_found_all_the_same()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(7, Pdus.Deliver(Sender, "here"), hint: false);
        site.Modem.Tell(new ModemNews.Stored(new StorageSlot("SM", 0)));

        await site.UntilReceivedAsync();
    }

    [Fact]
    public async Task Drafts_on_the_SIM_stay_there()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(1, "draft", hint: false, state: 2).Store(2, Pdus.Deliver(Sender, "x"));
        site.Modem.Tell(new ModemNews.SweepDue("start"));

        await site.UntilReceivedAsync();
        await site.UntilAsync(() => site.Modem.Deleted.Count == 1);

        Assert.Equal(1, site.Modem.SlotsUsed);
    }

    [Fact]
    public async Task A_flash_message_that_is_never_stored_is_told_with_its_class()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Tell(new ModemNews.MessageRouted(Pdus.Deliver(Sender, "look!", messageClass: 0)));

        Assert.Equal(0, (await site.UntilReceivedAsync()).Class);
    }

    [Fact]
    public async Task The_network_brings_it_twice_and_it_is_told_once()
    {
        await using var site = await Site.RunningAsync();
        var pdu = Pdus.Deliver(Sender, "once");
        site.Modem.Store(1, pdu).Store(2, pdu);
        site.Modem.Tell(new ModemNews.MessageRouted(pdu));
        site.Modem.Store(3, Pdus.Deliver(Sender, "last", second: 1));

        await site.UntilReceivedAsync(message => message.Text == "last");
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0 && site.Messaging.Counters.RepeatsDropped == 2);

        Assert.Equal(2, site.Received.Count());
    }

    [Fact]
    public async Task The_same_words_again_a_second_later_are_another_message()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(1, Pdus.Deliver(Sender, "status?")).Store(2, Pdus.Deliver(Sender, "status?", second: 1));

        await site.UntilReceivedAsync(2);
    }

    [Fact]
    public async Task A_silent_message_is_deleted_and_not_told()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(1, Pdus.Deliver(Sender, "ping", protocol: 0x40)).Store(2, Pdus.Deliver(Sender, "seen"));

        await site.UntilReceivedAsync();
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        Assert.Equal("seen", Assert.Single(site.Received).Text);
    }

    [Theory]
    [InlineData("0004")]
    [InlineData("no hexadecimal digits")]
    [InlineData("")]
    public async Task What_cannot_be_decoded_becomes_a_dead_letter_and_leaves_the_SIM(string pdu)
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Store(1, pdu).Store(2, Pdus.Deliver(Sender, "good"));

        await site.UntilReceivedAsync();
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        var letter = Assert.Single(await site.Messaging.FindDeadLettersAsync(10, CancellationToken.None));
        Assert.Equal((pdu, "sim1"), (letter.Pdu, letter.Modem));
        Assert.NotEmpty(letter.Reason);
        Assert.Equal(1, site.Messaging.Counters.DeadLetters);
    }

    [Fact]
    public async Task Octets_are_told_as_data_with_their_port()
    {
        await using var site = await Site.RunningAsync();
        var data = new UserData(UserDataHeader.Of(new ApplicationPorts(2948, 9200, true).ToElement()), Alphabet.EightBit, [1, 2, 0xFF]);
        site.Modem.Store(1, Pdus.Deliver(Sender, data, Site.Start));

        var received = await site.UntilReceivedAsync();

        Assert.Equal((null, "0102FF", 2948), (received.Text, received.Data, received.Port));
    }

    [Fact]
    public async Task The_program_died_between_the_disk_and_the_SIM_and_it_is_not_told_again()
    {
        await using var site = await Site.RunningAsync();
        site.Modem.Deleting = _ => throw new ModemException(ModemFault.NoAnswer, "silence");
        var pdu = Pdus.Deliver(Sender, "x");
        site.Modem.Store(1, pdu);
        await site.UntilReceivedAsync();

        var modem = new FakeModem().Store(1, pdu, hint: false).Store(2, Pdus.Deliver(Sender, "next", second: 9), hint: false);
        await using var after = await site.CrashAsync(site.Time.GetUtcNow().AddDays(3), modems: modem);
        after.Listen("other", acknowledge: true);
        after.Run();
        modem.Tell(new ModemNews.SweepDue("start"));
        await after.UntilReceivedAsync(message => message.Text == "next");
        await after.UntilAsync(() => modem.SlotsUsed == 0);

        Assert.Single(after.Received, message => message.Text == "x");
    }

    [Fact]
    public async Task The_module_does_not_answer_and_it_is_taken_at_the_next_sweep()
    {
        await using var site = await Site.RunningAsync();
        var silent = true;
        site.Modem.Deleting = _ =>
        {
            if (silent)
                throw new ModemException(ModemFault.NoAnswer, "silence");
        };
        site.Modem.Store(1, Pdus.Deliver(Sender, "x"));
        await site.UntilReceivedAsync();
        silent = false;

        site.Modem.Tell(new ModemNews.SweepDue("recovered"));

        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);
        Assert.Single(site.Received);
    }

    [Fact]
    public async Task To_the_numbers_of_two_modems_at_once_it_is_two_messages()
    {
        await using var site = await Site.RunningAsync(modems: [new FakeModem("one"), new FakeModem("two")]);
        var pdu = Pdus.Deliver(Sender, "to both");
        site.Modems[0].Store(1, pdu);
        site.Modems[1].Store(1, pdu);

        await site.UntilReceivedAsync(2);

        Assert.Equal(["one", "two"], site.Received.Select(message => message.Modem).Order());
        Assert.Equal(0, site.Messaging.Counters.RepeatsDropped);
    }

    [Fact]
    public async Task The_network_brings_it_again_after_a_restart_and_it_is_told_once()
    {
        await using var site = await Site.RunningAsync();
        var pdu = Pdus.Deliver(Sender, "once");
        site.Modem.Store(1, pdu);
        await site.UntilReceivedAsync();
        await site.UntilAsync(() => site.Modem.SlotsUsed == 0);

        await using var after = await site.CrashAsync(Site.Start.AddMinutes(1));
        after.Run();
        after.Modem.Store(2, pdu);
        await after.UntilAsync(() => after.Modem.SlotsUsed == 0 && after.Messaging.Counters.RepeatsDropped == 1);

        Assert.Single(await after.Messaging.FindReceivedAsync(new MessageFilter(), CancellationToken.None));
    }

    [Fact]
    public async Task Dead_letters_are_deleted_when_they_have_been_kept_long_enough()
    {
        await using var site = await Site.RunningAsync(options => options with { Retention = TimeSpan.FromDays(2) });
        site.Modem.Store(1, "0004");
        await site.UntilAsync(() => site.Messaging.Counters.DeadLetters == 1 && site.Modem.SlotsUsed == 0);

        await site.PassUntilAsync(() => site.Messaging.Counters.DeadLetters == 0, TimeSpan.FromDays(4), "the end of its retention");

        Assert.Empty(await site.Messaging.FindDeadLettersAsync(10, CancellationToken.None));
    }

    /// <summary>
    /// Whatever a module holds becomes a message, a part, a report or a dead letter: an exception here would come again at each start.
    /// </summary>
    [Fact]
    public void Whatever_octets_come_nothing_is_thrown_and_nothing_vanishes() => Gen.Select(
        Gen.Int[0, 4].Select(kind => ((string[])[
            Pdus.Deliver(Sender, "status?"), Pdus.Parts(Sender, 7, "one ", "two")[1], Pdus.Report(5, Sender, 0),
            Pdus.Deliver("ALARM", "x", messageClass: 0),
            Pdus.Deliver(
                Sender,
                new UserData(UserDataHeader.Of(new ApplicationPorts(2948, 9200, true).ToElement()), Alphabet.EightBit, [1, 2, 3]),
                Site.Start)])[kind]),
        Gen.Select(Gen.Int[0, 60], Gen.Byte).Array[0, 6], Gen.Int[0, 60]).Sample((hex, changes, cut) =>
        {
            var octets = Convert.FromHexString(hex);
            foreach (var (at, value) in changes)
                octets[at % octets.Length] = value;
            var garbled = Convert.ToHexString(octets.AsSpan(0, cut > 50 ? Math.Max(0, octets.Length - (cut - 50)) : octets.Length));
            var intake = new Intake(
                new Dictionary<FragmentedMessage, IReadOnlyList<Fragment>>(), new SeenPdus(TimeSpan.FromMinutes(10)),
                new UlidSequence(TimeProvider.System), new Moment(default, Site.Start));

            intake.Add("sim1", "SM,1", garbled);

            var silent = IncomingPdus.Read("sim1", garbled) is ReceivedPdu.Silent ? 1 : 0;
            Assert.Equal(1, intake.Messages.Count + intake.DeadLetters.Count + intake.Reports.Count + intake.Changed.Count + silent);
        }, iter: 20_000, threads: 1);
}
