using System.Device.Gpio;

namespace IotSms.Telecontrol.Points;

/// <summary>
/// An input. An edge only says that something moves; the level decides, once the line has been still for the debounce time. Edges may also
/// be lost, or not be had at all: the level is looked at from time to time as well. A contact that does not come to rest, or changes
/// again and again, is a fault of its own: it is told once, and believed again when it has been calm.
/// </summary>
internal sealed class InputPoint : Point, IDisposable
{
    /// <summary>How long a restless contact must be still.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    /// <summary>Changes within <see cref="Calm"/> that are a contact at work; more are a contact that is loose.</summary>
    public const int MostChanges = 10;

    private readonly PointOptions.Input _options;
    private readonly TimeProvider _time;
    private readonly ITimer _still;
    private readonly Queue<long> _changes = new();
    private int _settling;
    private bool _isRestless;
    private long _stirred;
    private long _moved;

    /// <summary>Takes the line; what it says first is believed at once.</summary>
    public InputPoint(PointOptions.Input options, Lines lines, TimeProvider time, Action<PointState> tell)
        : base(options, PointKind.Input, lines, time, tell)
    {
        (_options, _time) = (options, time);
        _still = time.CreateTimer(
            static point => ((InputPoint)point!).Settle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Look();
    }

    private TimeSpan Debounce => _isRestless ? Calm : _options.Debounce;

    /// <inheritdoc/>
    public override void Look()
    {
        lock (Gate)
        {
            if (!IsOpen)
                Take();
            else if (Volatile.Read(ref _settling) == 0 && Read() is { } isOn && isOn != State.IsOn)
                Stir();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _still.Dispose();
        lock (Gate)
            Close();
    }

    /// <inheritdoc/>
    protected override void Releasing(GpioController chip) =>
        chip.UnregisterCallbackForPinValueChangedEvent(_options.Line, OnEdge);

    private void Take()
    {
        (_settling, _isRestless) = (0, false);
        _changes.Clear();
        if (TryOpen(Open) && Read() is { } isOn)
            Become(isOn);
    }

    private void Open(GpioController chip)
    {
        OpenPin();
        try
        {
            chip.RegisterCallbackForPinValueChangedEvent(_options.Line, PinEventTypes.Rising | PinEventTypes.Falling, OnEdge);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            // No edges from this line: the looks must do. A driver may have let it go on the way.
            chip.ClosePin(_options.Line);
            OpenPin();
        }

        void OpenPin() => chip.OpenPin(_options.Line, _options.Pull switch
        {
            Pull.Up => PinMode.InputPullUp,
            Pull.Down => PinMode.InputPullDown,
            _ => PinMode.Input,
        });
    }

    private void OnEdge(object sender, PinValueChangedEventArgs edge) => Stir();

    /// <summary>Something moves. Without the gate: who lets a line go holds it, and a driver waits for its callbacks to end then.</summary>
    private void Stir()
    {
        long now = _time.GetTimestamp();
        Volatile.Write(ref _moved, now);
        if (Interlocked.Exchange(ref _settling, 1) == 1)
            return;
        Volatile.Write(ref _stirred, now);
        _still.Change(Debounce, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The debounce time is over: the level is believed, if nothing has moved meanwhile.</summary>
    private void Settle()
    {
        lock (Gate)
        {
            if (!IsOpen)
                return;
            if (Debounce - _time.GetElapsedTime(Volatile.Read(ref _moved)) is var left && left > TimeSpan.Zero)
            {
                if (!_isRestless && _time.GetElapsedTime(Volatile.Read(ref _stirred)) >= Calm)
                    BecomeRestless("does not come to rest");
                _still.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }
            bool wasRestless = _isRestless;
            _isRestless = false;
            Volatile.Write(ref _settling, 0);
            if (Read() is not { } isOn || isOn == State.IsOn)
                return;
            if (wasRestless || !IsOneTooMany())
            {
                Become(isOn);
                return;
            }
            BecomeRestless($"changes more than {MostChanges} times in {Calm.TotalSeconds:0} s");
            Stir();
        }
    }

    private bool IsOneTooMany()
    {
        long now = _time.GetTimestamp();
        _changes.Enqueue(now);
        return _changes.Count > MostChanges && _time.GetElapsedTime(_changes.Dequeue(), now) < Calm;
    }

    private void BecomeRestless(string how)
    {
        _isRestless = true;
        _changes.Clear();
        Become(null, fault: $"the contact {how}: see its wiring, and Debounce");
    }

    private bool? Read()
    {
        PinValue level = default;
        return Try(chip => level = chip.Read(_options.Line))
            ? (level == PinValue.High) == _options.IsClosedHigh != _options.IsNormallyClosed
            : null;
    }
}
