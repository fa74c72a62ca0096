using System.Device.Gpio;

namespace IotSms.Modem.Power;

/// <summary>
/// The switches of a module. PWRKEY is a toggle: the pulse that starts a dead module stops a live one, so that who presses
/// must have looked first, at STATUS or by an answered AT.
/// </summary>
internal sealed class PowerControl : IDisposable
{
    private readonly PowerSettings _settings;
    private readonly GpioController? _gpio;
    private readonly TimeProvider _time;

    /// <summary>Takes the lines, all of them inactive and the supply on.</summary>
    /// <param name="settings">The lines.</param>
    /// <param name="gpio">What drives them; disposed with this. Null: there are none.</param>
    /// <param name="time">The clock of the pulses.</param>
    internal PowerControl(PowerSettings settings, GpioController? gpio, TimeProvider time)
    {
        _settings = settings;
        _gpio = gpio;
        _time = time;
        if (gpio is null) return;
        OpenOutput(settings.PowerKey, Inactive(settings.PowerKeyActiveHigh));
        OpenOutput(settings.Reset, Inactive(settings.ResetActiveHigh));
        OpenOutput(settings.Rail, Active(settings.RailActiveHigh));
        if (settings.Status is { } status) gpio.OpenPin(status, PinMode.Input);
    }

    /// <summary>Why the lines that are configured can't be used; null when they can, or none is configured.</summary>
    internal string? Fault { get; private init; }

    /// <summary>Whether PWRKEY can be pressed.</summary>
    internal bool HasPowerKey => _gpio is not null && _settings.PowerKey is not null;

    /// <summary>Whether RESET can be pulled.</summary>
    internal bool HasReset => _gpio is not null && _settings.Reset is not null;

    /// <summary>Whether the supply can be cut.</summary>
    internal bool HasRail => _gpio is not null && _settings.Rail is not null;

    /// <summary>What STATUS says; null when it is not wired.</summary>
    internal bool? IsOn =>
        _gpio is not null && _settings.Status is { } status ? _gpio.Read(status) == Active(_settings.StatusActiveHigh) : null;

    /// <summary>No lines, and why, if some are configured.</summary>
    internal static PowerControl Unavailable(PowerSettings settings, TimeProvider time, string? fault) =>
        new(settings, null, time) { Fault = fault };

    /// <summary>Holds PWRKEY for the start pulse.</summary>
    internal Task PressToStartAsync(TimeSpan pulseOfModel, CancellationToken cancellationToken) =>
        PulseAsync(_settings.PowerKey, _settings.PowerKeyActiveHigh, _settings.PowerOnPulse ?? pulseOfModel, cancellationToken);

    /// <summary>Holds PWRKEY for the stop pulse.</summary>
    internal Task PressToStopAsync(TimeSpan pulseOfModel, CancellationToken cancellationToken) =>
        PulseAsync(_settings.PowerKey, _settings.PowerKeyActiveHigh, _settings.PowerOffPulse ?? pulseOfModel, cancellationToken);

    /// <summary>Pulls RESET.</summary>
    internal Task ResetAsync(CancellationToken cancellationToken) =>
        PulseAsync(_settings.Reset, _settings.ResetActiveHigh, _settings.ResetPulse, cancellationToken);

    /// <summary>Cuts the supply and restores it.</summary>
    internal Task CutRailAsync(CancellationToken cancellationToken) =>
        PulseAsync(_settings.Rail, !_settings.RailActiveHigh, _settings.RailOffTime, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _gpio?.Dispose();

    // A pulse that is cut short must still end: PWRKEY held low for ever can't switch the module off any more.
    private async Task PulseAsync(int? line, bool activeHigh, TimeSpan length, CancellationToken cancellationToken)
    {
        if (_gpio is null || line is not { } pin) return;
        _gpio.Write(pin, Active(activeHigh));
        try
        {
            await Task.Delay(length, _time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gpio.Write(pin, Inactive(activeHigh));
        }
    }

    private void OpenOutput(int? line, PinValue level)
    {
        if (line is { } pin) _gpio!.OpenPin(pin, PinMode.Output, level);
    }

    private static PinValue Active(bool activeHigh) => activeHigh ? PinValue.High : PinValue.Low;

    private static PinValue Inactive(bool activeHigh) => activeHigh ? PinValue.Low : PinValue.High;
}
