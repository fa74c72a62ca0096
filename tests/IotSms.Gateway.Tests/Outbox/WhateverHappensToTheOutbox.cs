using CsCheck;

namespace IotSms.Gateway;

public class WhateverHappensToTheOutbox
{
    private static readonly Gen<(int Step, int A, int B)> Steps = Gen.Select(
        Gen.Frequency((5, Gen.Const(0)), (8, Gen.Const(1)), (7, Gen.Const(2)), (3, Gen.Const(3)), (1, Gen.Const(4)), (3, Gen.Const(5)), (3, Gen.Const(6)), (1, Gen.Int[7, 11])),
        Gen.Int[0, 999], Gen.Int[0, 999]);

    /// <summary>
    /// Arrivals, submissions, answers, silence, reports late, early and twice, late answers, cancellations, decisions, modems that come and go, clocks
    /// that are set, and power failures, in any order: nothing accepted vanishes, nothing leaves twice unmarked, what is said to be sent was sent,
    /// recipients' lines keep their order, the counters balance, and everything ends.
    /// </summary>
    [Fact]
    public async Task Its_promises_hold() => await Gen.Select(Steps.Array[10, 70], Gen.Int[0, int.MaxValue]).SampleAsync(async (steps, seed) =>
    {
        await using var world = await OutboxWorld.CreateAsync(seed);
        foreach (var (step, a, b) in steps)
        {
            await TakeAsync(world, step, a, b);
            world.Balance();
        }
        await world.EndAsync();
    }, iter: 150, threads: 1);

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
            case 10: world.SetClockAhead(TimeSpan.FromMinutes(b)); break;
            default: await world.CrashAsync(); break;
        }
    }
}
