using IotSms.Gateway;

namespace IotSms.Telecontrol.Tests.Commands;

public class ATextComesIn
{
    [Fact]
    public async Task It_is_answered_with_a_message_whose_id_is_made_of_its_own()
    {
        await using var ground = await Ground.OpenAsync();
        ground.Run();

        ground.Modem.Store(1, Pdus.Deliver(Ground.Olga, "signal"));

        var answer = Assert.Single(await ground.UntilAnswersAsync(1));
        Assert.StartsWith("answer-in-", answer.Id, StringComparison.Ordinal);
        Assert.Equal((Ground.Olga, "sim1 no signal", Lane.Alarm), (answer.To, answer.Text, answer.Priority));
    }

    [Fact]
    public async Task From_a_number_without_its_country_and_its_user_is_known_all_the_same()
    {
        await using var ground = await Ground.OpenAsync();
        ground.Run();

        ground.Modem.Store(1, Pdus.Deliver(Ground.Olga["+47".Length..], "signal"));

        var answer = Assert.Single(await ground.UntilAnswersAsync(1));
        Assert.Equal((Ground.Olga, "sim1 no signal"), (answer.To, answer.Text));
    }

    [Fact]
    public async Task Those_of_one_sender_are_obeyed_in_their_order()
    {
        await using var ground = await Ground.OpenAsync();
        ground.Run();

        for (var i = 1; i <= 10; i++)
            ground.Modem.Store(i, Pdus.Deliver(Ground.Olga, $"help {(i % 2 == 0 ? "signal" : "status")}", second: i));

        var answers = await ground.UntilAnswersAsync(10);
        Assert.Equal(Enumerable.Range(1, 10).Select(i => i % 2 == 0 ? "signal" : "status"), answers.Select(answer => answer.Text));
    }

    [Fact]
    public async Task Machines_and_broken_texts_are_not_answered()
    {
        await using var ground = await Ground.OpenAsync();
        ground.Run();

        ground.Modem.Store(1, Pdus.Deliver("2020", "help"));
        ground.Modem.Store(2, Pdus.Deliver("Telenor", "help"));
        ground.Modem.Store(3, Pdus.Part(Ground.Olga, "help", 7, 2, 1));
        ground.Modem.Store(4, Pdus.Deliver(Ground.Stranger, "help"));
        ground.Modem.Store(5, Pdus.Deliver(Ground.Olga, "help help", second: 9));

        Assert.Equal("help [COMMAND]", Assert.Single(await ground.UntilAnswersAsync(1)).Text);
    }

    [Fact]
    public async Task Its_answer_passes_the_quiet_hours()
    {
        await using var ground = await Ground.OpenAsync(gateway: options => options with
        {
            QuietHours = (new TimeOnly(0, 0), new TimeOnly(23, 59)), PerHour = 1,
        });
        ground.Run();

        ground.Modem.Store(1, Pdus.Deliver(Ground.Olga, "signal", second: 1));
        ground.Modem.Store(2, Pdus.Deliver(Ground.Olga, "status", second: 2));

        await ground.UntilAsync(() => ground.Modem.Network.Count == 2);
    }
}
