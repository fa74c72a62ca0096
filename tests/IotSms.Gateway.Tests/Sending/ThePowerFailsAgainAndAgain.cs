using IotSms.Gateway.Storage.PowerLoss;
using IotSms.Modem;

namespace IotSms.Gateway;

public class ThePowerFailsAgainAndAgain
{
    private const int PowerCuts = 6, MessagesBetween = 6;

    /// <summary>
    /// Messages go both ways while the power fails at any moment, and the disk loses what it may. Counted is what the network and the
    /// subscriber saw: everything acknowledged arrives, and whatever arrives twice says so.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Nothing_is_lost_and_nothing_comes_twice_unmarked(int seed)
    {
        var random = new Random(seed);
        var (disk, modem, at) = (new SimulatedDisk(), new FakeModem(), Site.Start);
        var told = new List<GatewayEvent.MessageReceived>();
        var acknowledged = 0;
        for (var cut = 0; cut < PowerCuts; cut++)
        {
            await using var site = await Site.OnAsync(disk, modem, at);
            site.Listen("app", acknowledge: true);
            site.Run();
            for (var i = 0; i < MessagesBetween; i++, acknowledged++)
            {
                if (random.Next(4) == 0)
                    modem.Swallow();
                else
                    modem.Answer(Outcome(random));
                await site.SendAsync($"m{acknowledged}", to: $"+479001234{i % 3}", text: $"m{acknowledged}");
                modem.Store(acknowledged, Pdus.Deliver("+4790055555", $"in{acknowledged}"));
            }
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(30)), TimeProvider.System, TestContext.Current.CancellationToken);

            modem = modem.CutPower();
            told.AddRange(site.HangUp().OfType<GatewayEvent.MessageReceived>());
            disk = new SimulatedDisk(disk.Lose([disk.Instant], LossModels.Subset, random).Single().Images);
            at = site.Time.GetUtcNow().AddMinutes(1);
        }

        await using var last = await Site.OnAsync(disk, modem, at);
        last.Listen("app", acknowledge: true);
        last.Run();
        // Durable comes before told: the listener may be a little behind.
        await last.PassUntilAsync(
            () => last.Messaging.Counters.Queued == 0 && modem.SlotsUsed == 0
                && told.Select(message => message.Message.Text)
                    .Concat(last.Received.Select(message => message.Text))
                    .Distinct().Count() == acknowledged,
            TimeSpan.FromHours(2), "everything to end and to be told");
        told.AddRange(last.Told.OfType<GatewayEvent.MessageReceived>());

        var network = modem.Network.Select(hex => Pdus.Submitted(hex).UserData.Text!).ToLookup(text => text);
        for (var i = 0; i < acknowledged; i++)
        {
            var message = (await last.Messaging.GetAsync($"m{i}", TestContext.Current.CancellationToken))!;
            Assert.Equal(OutgoingState.Sent, message.State);
            Assert.True(network[$"m{i}"].Any(), $"m{i} is lost");
            Assert.True(
                network[$"m{i}"].Count() == 1 || message.PossibleDuplicate, $"m{i} went out {network[$"m{i}"].Count()} times unmarked");
            var received = told.Where(message => message.Message.Text == $"in{i}").ToList();
            Assert.True(received.Count > 0, $"in{i} is lost");
            Assert.True(received.Skip(1).All(again => again.PossibleDuplicate), $"in{i} was told again unmarked");
        }
    }

    private static SubmitOutcome Outcome(Random random) => random.Next(6) switch
    {
        0 => new SubmitOutcome.Unknown(FakeModem.ItWentOut, null),
        1 => new SubmitOutcome.Unknown("it did not go out", null),
        2 => new SubmitOutcome.Refused(new AtError(AtErrorKind.Cms, 41, "temporary failure")),
        3 => new SubmitOutcome.NotSubmitted("no prompt"),
        _ => new SubmitOutcome.Accepted((byte)random.Next(256)),
    };
}
