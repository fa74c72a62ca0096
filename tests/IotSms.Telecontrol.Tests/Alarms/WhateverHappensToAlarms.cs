using IotSms.Gateway;

namespace IotSms.Telecontrol.Alarms;

/// <summary>
/// Alarms raised and over, texts that come through or not, acknowledgements, silences, clocks that are set, and an end of the program
/// between any two steps, in any order: nobody is told twice under two names, the limits hold, the digests count right, and whoever is to
/// know knows in the end.
/// </summary>
public class WhateverHappensToAlarms
{
    private const int Histories = 6, Steps = 50;
    private static readonly StormLimits Limits = new() { Messages = 2, InAll = 4, Reserve = 1, Period = TimeSpan.FromMinutes(10) };
    private static readonly Escalation Escalation = new() { After = TimeSpan.FromMinutes(5), Rounds = 2, Repeat = TimeSpan.FromHours(1) };
    private static readonly string[] Rules = ["high", "leak", "drift"], Sources = ["pump1", "pump2", "pump3", "pump4"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_promises_hold(int first)
    {
        for (var seed = first * Histories; seed < (first + 1) * Histories; seed++)
        {
            await using var site = await AlarmSite.OpenAsync(options => options with { Storm = Limits, Escalation = Escalation });
            var history = new History(site, new Random(seed));
            for (var i = 0; i < Steps; i++)
                await history.StepAsync();
            await history.EndAsync();
        }
    }

    private sealed class History(AlarmSite site, Random random)
    {
        /// <summary>Which message told whom of which alarm, and whether he did not know of it.</summary>
        private readonly Dictionary<(string Message, long Alarm, string Person), bool> _told = [];
        private readonly HashSet<string> _failed = [];

        public async Task StepAsync()
        {
            var (rule, source) = (Rules[random.Next(3)], Sources[random.Next(4)]);
            switch (random.Next(14))
            {
                case 0 or 1 or 2 or 3: await site.RaiseAsync(rule, source); break;
                case 4 or 5: await site.ClearAsync(rule, source); break;
                case 6 or 7: await site.WaitAsync(TimeSpan.FromSeconds(random.Next(600))); break;
                case 8: await EndAMessageAsync(); break;
                case 9: await site.StepAsync(() => site.Board.Acknowledge(random.Next(1, 20), "anna", "c1", site.Now)); break;
                case 10: await site.StepAsync(() => site.Board.Silence(
                    random.Next(2) == 0 ? rule : null, TimeSpan.FromMinutes(random.Next(1, 30)), "bo", site.Now)); break;
                case 11: site.SetClock(TimeSpan.FromDays(random.Next(-4000, 4000))); break;
                default: await DieAsync(rule, source); break;
            }
            Look();
        }

        /// <summary>From here on nothing goes wrong, and nobody acts: whatever is open is told, whatever waits comes out.</summary>
        public async Task EndAsync()
        {
            await site.RestartAsync();
            await site.StepAsync(() => site.Board.EndSilence(null));
            for (var i = 0; i < 3; i++)
            {
                await site.WaitAsync(TimeSpan.FromHours(1));
                Look();
            }
            Assert.All(site.Board.Alarms.Where(alarm => alarm.WantsAcknowledgement), alarm => Assert.NotEmpty(alarm.Tellings));
            await site.StepAsync(() => site.Board.AcknowledgeAll("anna", "all", site.Now));
            await site.WaitAsync(TimeSpan.FromHours(1));
            Look();
            Assert.Null(site.Board.NextAt(site.Now));
            foreach (var alarm in site.Board.Alarms)
                Assert.All(alarm.Knowing, telling => Assert.True(IsTold(telling.Message!), $"alarm {alarm.Serial}: {telling}"));
            foreach (var (id, _, text, _) in site.Outbox.Where(sent => sent.Id.EndsWith("-more", StringComparison.Ordinal)))
            {
                foreach (var rule in Rules)
                {
                    var told = _told.Where(told => told.Key.Message == id && RuleOf(told.Key.Alarm) == rule).ToList();
                    var (raised, still, _) = AlarmSite.CountIn(text, rule);
                    Assert.Equal((id, rule, told.Count(one => one.Value), told.Count(one => !one.Value)), (id, rule, raised, still));
                }
            }
        }

        private bool IsTold(string message) => site.Outbox.Exists(sent => sent.Id == message);

        private string RuleOf(long serial) => site.Board.Alarms.First(alarm => alarm.Serial == serial).Rule;

        private async Task EndAMessageAsync()
        {
            if (site.Outbox.Count == 0)
                return;
            var id = site.Outbox[random.Next(site.Outbox.Count)].Id;
            var failed = random.Next(3) == 0 || _failed.Contains(id);
            if (failed)
                _failed.Add(id);
            await site.MessageEndsAsync(id, failed ? OutgoingState.Failed : OutgoingState.Sent);
        }

        /// <summary>The program ends before something is written, before it is handed over, or before that is noted.</summary>
        private async Task DieAsync(string rule, string source)
        {
            var place = random.Next(3);
            if (place > 0)
            {
                // What was not written did not happen: the sensor's publication comes again.
                if (random.Next(2) == 0)
                    site.Raise(rule, source);
                else
                    site.Clear(rule, source);
                site.Board.Pass(site.Now);
                await site.CommitAsync();
                Look();
            }
            else
            {
                site.Board.Pass(site.Now);
            }
            if (place > 1)
                site.HandOver(isNoted: false);
            await site.RestartAsync(TimeSpan.FromSeconds(random.Next(400)));
            await site.StepAsync();
        }

        private void Look()
        {
            foreach (var alarm in site.Board.Alarms)
            {
                foreach (var telling in alarm.Tellings.Where(telling => telling.Message is not null))
                {
                    _told.TryAdd((telling.Message!, alarm.Serial, telling.Person), !alarm.Tellings.Any(before =>
                        before.Step < telling.Step && before.Person == telling.Person && before.Error is null));
                }
            }
            var open = site.Board.Alarms.Where(alarm => alarm.IsOpen).ToList();
            Assert.Equal(open.Count, open.Select(alarm => alarm.Number).Distinct().Count());
            foreach (var (_, to, _, at) in site.Outbox)
            {
                var period = site.Outbox.Where(sent => sent.At >= at && sent.At - at < Limits.Period).ToList();
                Assert.True(period.Count <= Limits.InAll + (3 * Limits.Reserve), "too many in all");
                Assert.True(period.Count(sent => sent.To == to) <= Limits.Messages + Limits.Reserve, "too many to one");
            }
        }
    }
}
