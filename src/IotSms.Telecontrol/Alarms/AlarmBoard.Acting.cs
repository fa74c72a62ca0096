namespace IotSms.Telecontrol.Alarms;

/// <summary>What people do about alarms.</summary>
internal sealed partial class AlarmBoard
{
    /// <summary>Somebody sees to one.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="by">His name.</param>
    /// <param name="command">What names his command; the same one again changes nothing, and is answered as it was.</param>
    /// <param name="now">The present.</param>
    /// <returns>The alarm as it is now; null: there is none of that number.</returns>
    public Alarm? Acknowledge(int number, string by, string command, AlarmMoment now)
    {
        var before = _alarms.Values.LastOrDefault(alarm => alarm.Number == number);
        if (before is not { WantsAcknowledgement: true })
            return before;
        var after = before.Acknowledged(by, command, now.Wall);
        Set(after);
        return after;
    }

    /// <summary>Somebody sees to all of them.</summary>
    /// <returns>Those that nobody saw to before this command.</returns>
    public IReadOnlyList<Alarm> AcknowledgeAll(string by, string command, AlarmMoment now)
    {
        foreach (var alarm in _alarms.Values.Where(alarm => alarm.WantsAcknowledgement).ToList())
            Set(alarm.Acknowledged(by, command, now.Wall));
        return [.. _alarms.Values.Where(alarm => alarm.AcknowledgedIn == command)];
    }

    /// <summary>Somebody wants silence, of one rule or of all; what was asked for before of the same is replaced.</summary>
    public Mute Silence(string? rule, TimeSpan length, string by, AlarmMoment now)
    {
        var mute = new Mute { Rule = rule, By = by, Length = length, Until = now.Steady + length, UntilTold = now.Wall + length };
        Set(mute);
        return mute;
    }

    /// <summary>Silence ends: that of one rule, or all.</summary>
    /// <returns>What ended.</returns>
    public IReadOnlyList<Mute> EndSilence(string? rule)
    {
        Mute[] ending = [.. _mutes.Values.Where(mute => rule is null || mute.Rule == rule)];
        foreach (var mute in ending)
            Remove(mute);
        return ending;
    }

    private void Set(Mute mute)
    {
        _mutes[mute.Key] = mute;
        _changes.Put(AlarmRecords.Mutes, mute.Key, mute);
    }

    private void Remove(Mute mute)
    {
        _mutes.Remove(mute.Key);
        _changes.Delete(AlarmRecords.Mutes, mute.Key);
    }
}
