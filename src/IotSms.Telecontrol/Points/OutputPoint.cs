using System.Device.Gpio;
using IotSms.Gateway.Storage;

namespace IotSms.Telecontrol.Points;

/// <summary>
/// An output. On a Raspberry Pi a line keeps its level when the program ends or is killed; so it is put into its safe state, or the one
/// that is to be restored, as soon as it is taken, and a pulse is never more than off in what is kept.
/// </summary>
internal sealed class OutputPoint : Point, IDisposable
{
    private readonly PointOptions.Output _options;
    private readonly TimeProvider _time;
    private readonly ITimer _end;
    private PointMemory? _memory;
    private bool? _kept;
    private long _pulsed;
    private bool _rests;

    /// <summary>Takes the line, in its safe state; one that is to be restored is taken by <see cref="TakeUp"/>.</summary>
    public OutputPoint(PointOptions.Output options, Lines lines, TimeProvider time, Action<PointState> tell)
        : base(options, PointKind.Output, lines, time, tell)
    {
        (_options, _time) = (options, time);
        _end = time.CreateTimer(
            static point => ((OutputPoint)point!).EndPulse(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (!options.IsRestored)
            Look();
    }

    /// <summary>The longest pulse that may be ordered.</summary>
    public TimeSpan LongestPulse => _options.LongestPulse;

    /// <summary>Takes the line in the state that was kept; the safe one if none was, or if what was kept can't be read.</summary>
    public void TakeUp(PointMemory? memory, bool? kept)
    {
        if (!_options.IsRestored)
            return;
        lock (Gate)
        {
            (_memory, _kept) = (memory, kept);
            if (Take() && kept is { } isOn)
                Switch(isOn);
        }
    }

    /// <summary>Carries out an order; the line is driven before the first wait.</summary>
    public async Task<OrderResult> CarryOutAsync(OutputOrder order)
    {
        bool works, isKept = true;
        PointState state;
        Task keeping;
        lock (Gate)
        {
            if (order is OutputOrder.Pulse { Length: var length } && length > _options.LongestPulse)
                return new OrderResult.PulseTooLong(_options.LongestPulse);
            if (_rests)
                return new OrderResult.LineFails("the agent stops");
            // What is off in the end is off in what is kept before it is driven, and even if the line fails: it must not come back on.
            keeping = order is OutputOrder.On ? Task.CompletedTask : Keep(isOn: false);
            works = Take() && Switch(order is not OutputOrder.Off, (order as OutputOrder.Pulse)?.Length);
            if (works && order is OutputOrder.On)
                keeping = Keep(isOn: true);
            state = State;
        }
        try
        {
            await keeping.ConfigureAwait(false);
        }
        catch (StoreException)
        {
            isKept = false;
            lock (Gate)
                _kept = null;
        }
        return works ? new OrderResult.Done(state, isKept) : new OrderResult.LineFails(state.Fault!);
    }

    /// <inheritdoc/>
    public override void Look()
    {
        lock (Gate)
        {
            if (!_rests && (_memory is not null || !_options.IsRestored))
                Take();
        }
    }

    /// <summary>The program ends: it goes to its safe state for good; one that is to be restored only ends its pulse.</summary>
    public void Rest()
    {
        lock (Gate)
        {
            if (_rests)
                return;
            _rests = true;
            if (!IsOpen)
                return;
            if (!_options.IsRestored)
                Switch(_options.IsSafeOn);
            else if (State.Pulse is not null)
                Switch(isOn: false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Rest();
        _end.Dispose();
    }

    private bool Take()
    {
        if (IsOpen)
            return true;
        bool isOn = _options.IsRestored && _kept is { } kept ? kept : _options.IsSafeOn;
        if (!TryOpen(chip => chip.OpenPin(_options.Line, PinMode.Output, Level(isOn))))
            return false;
        Become(isOn);
        return true;
    }

    private bool Switch(bool isOn, TimeSpan? pulse = null)
    {
        if (!Try(chip => chip.Write(_options.Line, Level(isOn))))
            return false;
        _pulsed = _time.GetTimestamp();
        _end.Change(pulse ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Become(isOn, pulse);
        return true;
    }

    /// <summary>A timer may have fired for a pulse that another order has taken the place of.</summary>
    private void EndPulse()
    {
        lock (Gate)
        {
            if (State.Pulse is not { } length || !IsOpen)
                return;
            if (length - _time.GetElapsedTime(_pulsed) is var left && left > TimeSpan.Zero)
                _end.Change(left, Timeout.InfiniteTimeSpan);
            else
                Switch(isOn: false);
        }
    }

    private Task Keep(bool isOn)
    {
        if (_memory is not { } memory || _kept == isOn)
            return Task.CompletedTask;
        _kept = isOn;
        return memory.KeepAsync(_options.Name, isOn);
    }

    private PinValue Level(bool isOn) => isOn == _options.IsActiveHigh ? PinValue.High : PinValue.Low;
}
