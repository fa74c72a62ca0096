namespace IotSms.Telecontrol.Alarms;

/// <summary>What people do about alarms.</summary>
internal sealed partial class AlarmBoard
{
    /// <summary>Somebody sees to one.</summary>
    /// <returns>The alarm as it was before; null: there is none of that number.</returns>
    public Alarm? Acknowledge(int number, string by, AlarmMoment now)
    {
        var before = _alarms.Values.LastOrDefault(alarm => alarm.Number == number);
        if (before is { WantsAcknowledgement: true })
            Set(before.Acknowledged(by, now.Wall));
        return before;
    }

    /// <summary>Somebody sees to all of them.</summary>
    /// <returns>Those that nobody saw to before.</returns>
    public IReadOnlyList<Alarm> AcknowledgeAll(string by, AlarmMoment now)
    {
        Alarm[] waiting = [.. _alarms.Values.Where(alarm => alarm.WantsAcknowledgement)];
        foreach (var alarm in waiting)
            Set(alarm.Acknowledged(by, now.Wall));
        return waiting;
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
