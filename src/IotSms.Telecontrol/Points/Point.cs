using System.Device.Gpio;

namespace IotSms.Telecontrol.Points;

/// <summary>A line with a name. One that fails is let go and taken anew at the next look; meanwhile its state says what is wrong.</summary>
internal abstract class Point
{
    private readonly Lines _lines;
    private readonly TimeProvider _time;
    private readonly Action<PointState> _tell;
    private GpioController? _chip;
    private PointState _state;

    /// <param name="options">What it is.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="lines">The chips.</param>
    /// <param name="time">The clocks.</param>
    /// <param name="tell">Hears each change, in order; must return at once.</param>
    protected Point(PointOptions options, PointKind kind, Lines lines, TimeProvider time, Action<PointState> tell)
    {
        (Options, _lines, _time, _tell) = (options, lines, time, tell);
        _state = new(options.Name, kind, null, time.GetUtcNow()) { Fault = "not taken yet" };
    }

    /// <summary>What it is.</summary>
    public PointOptions Options { get; }

    /// <summary>How it is.</summary>
    public PointState State => Volatile.Read(ref _state);

    /// <summary>Held while it changes.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>Whether its line is open.</summary>
    protected bool IsOpen => _chip is not null;

    /// <summary>Looks whether all is as it is believed to be; takes the line if it is not open.</summary>
    public abstract void Look();

    /// <summary>Opens the line in the hands of its kind; false: it can't be, and the state says why.</summary>
    protected bool TryOpen(Action<GpioController> open)
    {
        if (_chip is not null)
            return true;
        GpioController? chip = null;
        try
        {
            chip = _lines.ChipOf(Options);
            open(chip);
            _chip = chip;
            return true;
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            Release(chip);
            Fail(refusal);
            return false;
        }
    }

    /// <summary>Does something with the open line; false: it fails, and is let go.</summary>
    protected bool Try(Action<GpioController> act)
    {
        try
        {
            act(_chip!);
            return true;
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            Close();
            Fail(refusal);
            return false;
        }
    }

    /// <summary>Lets the line go.</summary>
    protected void Close()
    {
        Release(_chip);
        _chip = null;
    }

    /// <summary>Undoes what was done to the line beside opening it.</summary>
    protected virtual void Releasing(GpioController chip) { }

    /// <summary>A line that is gone, taken or forbidden fails in as many ways as there are drivers.</summary>
    protected static bool IsRefusal(Exception failure) => failure is not OutOfMemoryException;

    /// <summary>Takes a state over, and tells it if it is another one.</summary>
    protected void Become(bool? isOn, TimeSpan? pulse = null, string? fault = null)
    {
        var before = _state;
        if (before.IsOn == isOn && before.Pulse == pulse && before.Fault == fault)
            return;
        var state = before with { IsOn = isOn, Pulse = pulse, Fault = fault, Since = _time.GetUtcNow() };
        Volatile.Write(ref _state, state);
        _tell(state);
    }

    private void Fail(Exception refusal) => Become(null, fault: $"line {Options.Line} of chip {Options.Chip}: {refusal.Message}");

    private void Release(GpioController? chip)
    {
        if (chip?.IsPinOpen(Options.Line) is not true)
            return;
        foreach (var release in (Action<GpioController>[])[Releasing, open => open.ClosePin(Options.Line)])
        {
            try
            {
                release(chip);
            }
            catch (Exception refusal) when (IsRefusal(refusal))
            {
                // It is gone as far as it can be.
            }
        }
    }
}
