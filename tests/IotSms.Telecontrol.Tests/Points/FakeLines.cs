using System.Collections.Concurrent;
using System.Device.Gpio;
using IotSms.Telecontrol.Points;

namespace IotSms.Telecontrol.Tests.Points;

/// <summary>A GPIO chip in memory: what is driven can be looked at, what is read can be set, and lines can fail.</summary>
internal sealed class FakeLines
{
    private readonly ConcurrentDictionary<int, PinValue> _levels = new();
    private readonly ConcurrentDictionary<int, PinChangeEventHandler> _listeners = new();
    private readonly ConcurrentDictionary<int, PinMode> _modes = new();

    /// <summary>Everything that was driven, in order.</summary>
    public ConcurrentQueue<(int Line, bool High)> Driven { get; } = new();

    /// <summary>Lines that fail at everything, and how.</summary>
    public ConcurrentDictionary<int, Exception> Failing { get; } = new();

    /// <summary>Whether edges can't be had from it.</summary>
    public bool HasNoEdges { get; init; }

    /// <summary>How often a line was read.</summary>
    public int Reads { get; private set; }

    /// <summary>Its controller, as <see cref="PointBoard"/> opens it; the levels outlive it.</summary>
    public GpioController Open() => new(new Driver(this));

    public bool IsHigh(int line) => _levels.GetValueOrDefault(line) == PinValue.High;

    public PinMode? ModeOf(int line) => _modes.TryGetValue(line, out var mode) ? mode : null;

    /// <summary>Gives an input a level; those that listen hear the edge.</summary>
    public void Set(int line, bool high)
    {
        if (IsHigh(line) == high)
            return;
        SetSilently(line, high);
        if (_listeners.TryGetValue(line, out var listener))
            listener(this, new(high ? PinEventTypes.Rising : PinEventTypes.Falling, line));
    }

    /// <summary>Gives an input a level; the edge is lost.</summary>
    public void SetSilently(int line, bool high) => _levels[line] = high;

    private void ThrowIfFailing(int line)
    {
        if (Failing.TryGetValue(line, out var failure))
            throw failure;
    }

    private sealed class Driver(FakeLines lines) : GpioDriver
    {
        protected override int PinCount => 54;

        protected override void OpenPin(int pinNumber) => lines.ThrowIfFailing(pinNumber);

        protected override void ClosePin(int pinNumber) => lines._modes.TryRemove(pinNumber, out _);

        protected override void SetPinMode(int pinNumber, PinMode mode)
        {
            lines.ThrowIfFailing(pinNumber);
            lines._modes[pinNumber] = mode;
        }

        protected override PinMode GetPinMode(int pinNumber) => lines._modes[pinNumber];

        protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

        protected override PinValue Read(int pinNumber)
        {
            lines.ThrowIfFailing(pinNumber);
            lines.Reads++;
            return lines._levels.GetValueOrDefault(pinNumber);
        }

        protected override void Write(int pinNumber, PinValue value)
        {
            lines.ThrowIfFailing(pinNumber);
            lines.Driven.Enqueue((pinNumber, value == PinValue.High));
            lines._levels[pinNumber] = value;
        }

        protected override WaitForEventResult WaitForEvent(
            int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

        protected override void AddCallbackForPinValueChangedEvent(
            int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
        {
            if (lines.HasNoEdges)
                throw new IOException("no interrupt for this line");
            lines._listeners[pinNumber] = callback;
        }

        protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
        {
            if (!lines._listeners.TryRemove(pinNumber, out _))
                throw new InvalidOperationException("nobody listens");
        }
    }
}
