using CsCheck;
using IotSms.Modem;

namespace IotSms.Gateway;

public class TheCountersBalance
{
    private static readonly Gen<SubmitOutcome> Outcomes = Gen.Int[0, 6].Select<int, SubmitOutcome>(kind => kind switch
    {
        0 => new SubmitOutcome.Refused(new AtError(AtErrorKind.Cms, 1, "unassigned number")),
        1 => new SubmitOutcome.Refused(new AtError(AtErrorKind.Cms, 41, "temporary failure")),
        2 => new SubmitOutcome.Unknown("silence", null),
        3 => new SubmitOutcome.NotSubmitted("no prompt"),
        _ => new SubmitOutcome.Accepted(1),
    });

    /// <summary>Whatever becomes of them, every message accepted is somewhere.</summary>
    [Fact]
    public async Task Whatever_becomes_of_the_messages() =>
        await Gen.Select(Outcomes.Array[12], Gen.Int[0, 3].Array[10]).SampleAsync(async (outcomes, kinds) =>
        {
            await using var site = await Site.OpenAsync(options => options with { PerRecipientPerHour = 0 });
            site.Listen("test", acknowledge: true);
            site.Modem.Answer(outcomes);
            for (var i = 0; i < kinds.Length; i++)
            {
                var kind = kinds[i];
                await site.SendAsync($"m{i}", to: $"+479001234{i % 4}", with: request => kind switch
                {
                    0 => request with { OnUnknown = UnknownPolicy.Hold },
                    1 => request with { TimeToLive = TimeSpan.FromSeconds(20) },
                    2 => request with { NotBefore = Site.Start.AddHours(2) },
                    _ => request,
                });
                if (kind == 2 && i % 2 == 0)
                    await site.Messaging.CancelAsync($"m{i}", CancellationToken.None);
            }
            Balance(site);
            site.Run();
            for (var i = 0; i < 10; i++)
            {
                await site.PassAsync(TimeSpan.FromMinutes(15));
                Balance(site);
            }
            await site.PassUntilAsync(() => site.Messaging.Counters.Queued == 0, TimeSpan.FromHours(40), "everything to end");

            var counters = site.Messaging.Counters;
            Balance(site);
            var all = await site.Messaging.FindAsync(new MessageFilter { Limit = 100 }, CancellationToken.None);
            Assert.Equal(counters.Sent, all.Count(message => message.State == OutgoingState.Sent));
            Assert.Equal(counters.Failed, all.Count(message => message.State == OutgoingState.Failed));
            Assert.Equal(counters.Expired, all.Count(message => message.State == OutgoingState.Expired));
            Assert.Equal(counters.Canceled, all.Count(message => message.State == OutgoingState.Canceled));
            Assert.Equal(counters.Unknown, all.Count(message => message.State == OutgoingState.Unknown));
        }, iter: 15, threads: 1);

    private static void Balance(Site site)
    {
        var counters = site.Messaging.Counters;
        Assert.Equal(
            counters.Accepted + counters.TakenUp,
            counters.Sent + counters.Failed + counters.Expired + counters.Canceled + counters.Unknown + counters.Queued);
    }
}
