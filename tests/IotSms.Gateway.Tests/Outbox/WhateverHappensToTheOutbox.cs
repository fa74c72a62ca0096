namespace IotSms.Gateway;

public class WhateverHappensToTheOutbox
{
    private const int Histories = 30, Steps = 60;

    /// <summary>How often each step comes, beside the others: <see cref="TakeAsync"/>.</summary>
    private static readonly int[] Weights = [15, 24, 21, 9, 3, 9, 9, 1, 1, 1, 2, 1];

    /// <summary>
    /// Arrivals, submissions, answers, silence, reports late, early and twice, late answers, cancellations, decisions, modems that come and
    /// go, clocks that are set, and power failures, in any order: nothing accepted vanishes, nothing leaves twice unmarked, what is said to
    /// be sent was sent, recipients' lines keep their order, the counters balance, and everything ends.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Its_promises_hold(int first)
    {
        for (var seed = first * Histories; seed < (first + 1) * Histories; seed++)
        {
            var random = new Random(seed);
            await using var world = await OutboxWorld.CreateAsync(seed);
            for (var i = 0; i < Steps; i++)
            {
                await TakeAsync(world, Weighed(random), random.Next(1000), random.Next(1000));
                world.Balance();
            }
            await world.EndAsync();
        }
    }

    /// <summary>Minutes, hours, days or years, forward or back.</summary>
    private static TimeSpan Leap(int a, int b) => (b % 4) switch
    {
        0 => TimeSpan.FromMinutes(a % 30),
        1 => TimeSpan.FromHours(a % 48),
        2 => TimeSpan.FromDays(a),
        _ => TimeSpan.FromDays(365 * (a % 10)),
    } * (b % 3 == 0 ? -1 : 1);

    private static int Weighed(Random random)
    {
        var (step, left) = (0, random.Next(Weights.Sum()));
        while ((left -= Weights[step]) >= 0)
            step++;
        return step;
    }

    private static async Task TakeAsync(OutboxWorld world, int step, int a, int b)
    {
        switch (step)
        {
            case 0: await world.AcceptAsync(a % 3, (Lane)(a % 2), b % 9); break;
            case 1: await world.SubmitAsync(a % 2); break;
            case 2: world.Answer(a % 2, b % 8); break;
            case 3: await world.ReportAsync(a, (byte)(b % 4 == 0 ? 0x46 : b % 4 == 1 ? 0x30 : 0)); break;
            case 4: await world.AnswerLateAsync(a); break;
            case 5: await world.KeepUpAsync(); break;
            case 6: world.Pass(a % 3 == 0 ? TimeSpan.FromMinutes(b % 30) : TimeSpan.FromSeconds(b % 90)); break;
            case 7: await world.CancelAsync(a); break;
            case 8: await world.SettleAsync(a, resend: b % 2 == 0); break;
            case 9: world.Become(a % 2, canSend: b % 3 == 0); break;
            case 10: world.SetClock(Leap(a, b)); break;
            default: await world.CrashAsync(); break;
        }
    }
}
