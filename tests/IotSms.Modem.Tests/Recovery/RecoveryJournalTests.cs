using IotSms.Modem.Recovery;
using Microsoft.Extensions.Time.Testing;

namespace IotSms.Modem.Tests.Recovery;

public sealed class RecoveryJournalTests
{
    private readonly RecoveryJournal _journal = new(new FakeTimeProvider());

    [Fact]
    public void A_step_has_one_result_and_without_a_step_there_is_none()
    {
        Assert.Null(_journal.End(RecoveryResult.Worked, null));
        _journal.Begin(RecoveryStep.Radio, Trouble.Searching, "no network", isFirst: true);
        Assert.Equal(Trouble.Searching, _journal.Against);
        Assert.Equal(RecoveryResult.UnderWay, _journal.Status(0).Steps.Single().Result);
        Assert.Equal(RecoveryResult.Failed, _journal.End(RecoveryResult.Failed, "still none")?.Result);
        Assert.Null(_journal.End(RecoveryResult.Worked, null));
        Assert.Equal("still none", _journal.Status(0).Steps.Single().Detail);
        Assert.Null(_journal.Against);
    }

    [Fact]
    public void A_new_climb_forgets_the_steps_of_the_one_before_but_not_their_number()
    {
        Take(RecoveryStep.Rail, isFirst: true);
        Take(RecoveryStep.Rail);
        Take(RecoveryStep.Resync, isFirst: true);
        var status = _journal.Status(2);
        Assert.Equal([RecoveryStep.Resync], status.Steps.Select(step => step.Step));
        Assert.Equal((2, 1, 2), (status.Counts[RecoveryStep.Rail], status.Counts[RecoveryStep.Resync], status.RestartsInLastHour));
    }

    [Fact]
    public void A_step_that_was_not_taken_is_told_and_not_counted()
    {
        _journal.Begin(RecoveryStep.PowerKey, Trouble.Silent, "silent", isFirst: true);
        _journal.End(RecoveryResult.Capped, "enough");
        Assert.Equal(RecoveryResult.Capped, _journal.Status(0).Steps.Single().Result);
        Assert.Equal(0, _journal.Status(0).Counts[RecoveryStep.PowerKey]);
    }

    [Fact]
    public void A_status_that_was_told_does_not_change_and_an_endless_climb_does_not_grow_for_ever()
    {
        Take(RecoveryStep.Radio, isFirst: true);
        var told = _journal.Status(0);
        for (var i = 0; i < 40; i++) Take(RecoveryStep.Resync);
        Assert.Equal(RecoveryStep.Radio, told.Steps.Single().Step);
        Assert.False(told.Counts.ContainsKey(RecoveryStep.Resync));
        Assert.Equal(16, _journal.Status(0).Steps.Count);
        Assert.Equal(40, _journal.Status(0).Counts[RecoveryStep.Resync]);
    }

    private void Take(RecoveryStep step, bool isFirst = false)
    {
        _journal.Begin(step, Trouble.Silent, "silent", isFirst);
        _journal.End(RecoveryResult.Failed, null);
    }
}
