using System.Collections.Concurrent;
using System.Device.Gpio;

namespace IotSms.Modem.Power;

/// <summary>
/// A GPIO chip in memory, to try a site without hardware: outputs keep what is written, inputs read what their pull resistor makes of an
/// open contact. Nothing has edges.
/// </summary>
internal sealed class SimulatedChip : GpioDriver
{
    private readonly ConcurrentDictionary<int, PinMode> _modes = new();
    private readonly ConcurrentDictionary<int, PinValue> _levels = new();

    /// <inheritdoc/>
    protected override int PinCount => 1024;

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber) => _modes[pinNumber] = PinMode.Input;

    /// <inheritdoc/>
    protected override void ClosePin(int pinNumber) => _modes.TryRemove(pinNumber, out _);

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        _modes[pinNumber] = mode;
        if (mode == PinMode.InputPullUp)
            _levels[pinNumber] = PinValue.High;
    }

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    /// <inheritdoc/>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    /// <inheritdoc/>
    protected override PinValue Read(int pinNumber) => _levels.GetValueOrDefault(pinNumber);

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value) => _levels[pinNumber] = value;

    /// <inheritdoc/>
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException("A simulated line has no edges.");

    /// <inheritdoc/>
    protected override void AddCallbackForPinValueChangedEvent(
        int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new NotSupportedException("A simulated line has no edges.");

    /// <inheritdoc/>
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw new NotSupportedException("A simulated line has no edges.");
}
