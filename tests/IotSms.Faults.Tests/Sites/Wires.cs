using System.Device.Gpio;

namespace IotSms.Faults.Sites;

/// <summary>A board's lines in the hands of one program; a program that was killed moves none any more.</summary>
internal sealed class Wires(Board board) : GpioDriver
{
    private readonly Dictionary<int, PinMode> _modes = [];

    internal bool IsCut { get; set; }

    protected override int PinCount => 32;

    protected override void OpenPin(int pinNumber)
    {
    }

    protected override void ClosePin(int pinNumber) => _modes.Remove(pinNumber);

    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => mode is PinMode.Input or PinMode.Output;

    protected override PinValue Read(int pinNumber) => board.Read(pinNumber);

    protected override void Write(int pinNumber, PinValue value)
    {
        if (!IsCut) board.Write(pinNumber, value);
    }

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        default;

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
    }

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
    }
}
