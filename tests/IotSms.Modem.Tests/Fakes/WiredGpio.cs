using System.Device.Gpio;
using IotSms.Simulator;

namespace IotSms.Modem.Tests.Fakes;

/// <summary>
/// GPIO lines wired to a simulated module: line 6 presses PWRKEY, line 5 is STATUS, line 4 switches the supply, line 3 pulls
/// RESET. Wires may be broken.
/// </summary>
internal sealed class WiredGpio(Simulation module) : GpioDriver
{
    internal const int PowerKey = 6;
    internal const int Status = 5;
    internal const int Rail = 4;
    internal const int Reset = 3;

    private readonly Dictionary<int, PinValue> _levels = [];
    private readonly Dictionary<int, PinMode> _modes = [];

    internal List<(int Line, PinValue Level)> Writes { get; } = [];

    /// <summary>Lines whose wire is broken: what is written there reaches nobody.</summary>
    internal HashSet<int> Broken { get; } = [];

    /// <summary>Lines whose driver fails, and how.</summary>
    internal Dictionary<int, Exception> Failing { get; } = [];

    /// <summary>The level at which STATUS is stuck; null: it tells the truth.</summary>
    internal bool? StuckStatus { get; set; }

    /// <summary>Whether the board starts the module with its supply.</summary>
    internal bool StartsWithSupply { get; set; } = true;

    internal int Presses => Writes.Count(write => write == (PowerKey, PinValue.High));

    protected override int PinCount => 32;

    protected override void OpenPin(int pinNumber) => _levels.TryAdd(pinNumber, PinValue.Low);

    protected override void ClosePin(int pinNumber) => _modes.Remove(pinNumber);

    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => mode is PinMode.Input or PinMode.Output;

    protected override PinValue Read(int pinNumber)
    {
        if (Failing.TryGetValue(pinNumber, out var failure)) throw failure;
        return pinNumber == Status ? StuckStatus ?? module.IsStatusHigh : _levels[pinNumber];
    }

    protected override void Write(int pinNumber, PinValue value)
    {
        if (Failing.TryGetValue(pinNumber, out var failure)) throw failure;
        Writes.Add((pinNumber, value));
        var before = _levels[pinNumber];
        _levels[pinNumber] = value;
        if (Broken.Contains(pinNumber)) return;
        if (pinNumber == PowerKey && value == PinValue.High && before == PinValue.Low) module.PressPowerKey();
        if (pinNumber == PowerKey && value == PinValue.Low && before == PinValue.High) module.ReleasePowerKey();
        if (pinNumber == Rail && value == PinValue.Low && before == PinValue.High) module.CutSupply();
        if (pinNumber == Rail && value == PinValue.High && before == PinValue.Low) module.RestoreSupply(StartsWithSupply);
        if (pinNumber == Reset && value == PinValue.Low && before == PinValue.High) module.Restart("RESET");
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
