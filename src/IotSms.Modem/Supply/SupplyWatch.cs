namespace IotSms.Modem.Supply;

/// <summary>
/// Draws from notices, restarts and readings of the last hour what is wrong with a supply. Pure: the time is told, as uptime.
/// </summary>
internal sealed class SupplyWatch
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // SIM7600 repeats its notice every 10 s for as long as it lasts.
    private static readonly TimeSpan NoticePeriod = TimeSpan.FromMinutes(1);

    /// <summary>The least that both modules work at (SIM800L hardware design, SIM7600E hardware design 3.1).</summary>
    private const int LeastMillivolts = 3400;

    // One restart may be anything; two while it transmits are the classic, and three without are too many.
    private const int RestartsToSag = 2;
    private const int RestartsTooMany = 3;

    private readonly List<(TimeSpan At, SupplySign Sign, bool IsTransmitting)> _signs = [];
    private readonly List<(TimeSpan At, int Millivolts)> _readings = [];
    private readonly HashSet<string> _marks = new(StringComparer.Ordinal);
    private TimeSpan _expectedUntil = TimeSpan.MinValue;
    private TimeSpan _startUntil = TimeSpan.MinValue;

    /// <summary>A restart was ordered: the marks of that start, until it must be over, are no sign.</summary>
    internal void Ordered(TimeSpan now, TimeSpan bootTime) => _expectedUntil = now + bootTime;

    /// <summary>The module told that it has started. A start has several marks, each of them once.</summary>
    internal void Started(string mark, bool isTransmitting, TimeSpan now, TimeSpan bootTime)
    {
        if (now < _expectedUntil) return;
        if (now < _startUntil && _marks.Add(mark)) return;
        _marks.Clear();
        _marks.Add(mark);
        _startUntil = now + bootTime;
        _signs.Add((now, SupplySign.Restart, isTransmitting));
    }

    /// <summary>The module gave a notice of its supply, such as <c>UNDER-VOLTAGE WARNNING</c>, or switched off for it.</summary>
    internal void Noticed(string line, bool isTransmitting, TimeSpan now)
    {
        var sign = line.StartsWith("OVER", StringComparison.Ordinal) ? SupplySign.OverVoltage : SupplySign.UnderVoltage;
        var last = _signs.FindLastIndex(seen => seen.Sign == sign);
        if (last < 0 || now - _signs[last].At >= NoticePeriod) _signs.Add((now, sign, isTransmitting));
    }

    /// <summary>The voltage was read.</summary>
    internal void Read(int millivolts, TimeSpan now) => _readings.Add((now, millivolts));

    /// <summary>What the last hour says.</summary>
    internal SupplyReport Report(TimeSpan now)
    {
        _signs.RemoveAll(sign => now - sign.At > Window);
        _readings.RemoveAll(reading => now - reading.At > Window);
        var restarts = _signs.FindAll(sign => sign.Sign == SupplySign.Restart);
        return new SupplyReport
        {
            Diagnosis = Diagnose(restarts.Count),
            Restarts = restarts.Count,
            RestartsDuringSubmit = restarts.Count(sign => sign.IsTransmitting),
            Notices = _signs.Count - restarts.Count,
            LowestMillivolts = _readings.Count == 0 ? null : _readings.Min(reading => reading.Millivolts),
        };
    }

    private SupplyDiagnosis Diagnose(int restarts)
    {
        var signsOfLack = _signs.FindAll(sign => sign.Sign != SupplySign.OverVoltage);
        var transmitting = signsOfLack.Count(sign => sign.IsTransmitting);
        if (transmitting >= RestartsToSag && transmitting * 2 >= signsOfLack.Count) return SupplyDiagnosis.SagsWhenTransmitting;
        if (_signs.Exists(sign => sign.Sign == SupplySign.UnderVoltage)
            || _readings.Exists(reading => reading.Millivolts < LeastMillivolts))
        {
            return SupplyDiagnosis.Low;
        }

        if (signsOfLack.Count < _signs.Count) return SupplyDiagnosis.High;
        return restarts >= RestartsTooMany ? SupplyDiagnosis.Unsteady : SupplyDiagnosis.Good;
    }
}
