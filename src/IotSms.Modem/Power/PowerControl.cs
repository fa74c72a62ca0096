using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using IotSms.Modem.Recovery;

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
    private readonly List<(int Line, PinValue Level)> _resting = [];
    private bool? _disbelieved;

    /// <summary>Takes the lines, all of them inactive and the supply on: a process that was killed may have left PWRKEY pressed.</summary>
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

    /// <summary>The steps of recovery that the lines allow.</summary>
    internal IReadOnlyCollection<RecoveryStep> Steps =>
    [
        .. HasPowerKey ? [RecoveryStep.PowerKey] : Array.Empty<RecoveryStep>(),
        .. HasReset ? [RecoveryStep.Reset] : Array.Empty<RecoveryStep>(),
        .. HasRail ? [RecoveryStep.Rail] : Array.Empty<RecoveryStep>(),
    ];

    /// <summary>What STATUS says; null when it is not wired, can't be read, or is not believed.</summary>
    internal bool? IsOn
    {
        get
        {
            var level = ReadStatus();
            // A line that moves is connected to something.
            if (level is not null && level != _disbelieved) _disbelieved = null;
            return level == _disbelieved ? null : level;
        }
    }

    /// <summary>What STATUS says has been disproved: it is not believed again before it says something else.</summary>
    internal void Disbelieve() => _disbelieved = ReadStatus();

    /// <summary>No lines, and why, if some are configured.</summary>
    internal static PowerControl Unavailable(PowerSettings settings, TimeProvider time, string? fault) =>
        new(settings, null, time) { Fault = fault };

    /// <summary>Holds PWRKEY for the start pulse.</summary>
    internal Task PressToStartAsync(TimeSpan pulseOfModel, CancellationToken cancellationToken) =>
        PressAsync(StartPulse(pulseOfModel), cancellationToken);

    /// <summary>How long PWRKEY is held to start the module.</summary>
    internal TimeSpan StartPulse(TimeSpan pulseOfModel) => _settings.PowerOnPulse ?? pulseOfModel;

    /// <summary>Holds PWRKEY for the stop pulse.</summary>
    internal Task PressToStopAsync(TimeSpan pulseOfModel, CancellationToken cancellationToken) =>
        PressAsync(_settings.PowerOffPulse ?? pulseOfModel, cancellationToken);

    /// <summary>Pulls RESET.</summary>
    internal Task ResetAsync(CancellationToken cancellationToken) =>
        PulseAsync(_settings.Reset, _settings.ResetActiveHigh, _settings.ResetPulse, cancellationToken);

    /// <summary>Cuts the supply and restores it.</summary>
    internal Task CutRailAsync(CancellationToken cancellationToken) =>
        PulseAsync(_settings.Rail, !_settings.RailActiveHigh, _settings.RailOffTime, cancellationToken);

    /// <summary>Leaves the lines inactive: on a Raspberry Pi they keep their levels when the process is gone.</summary>
    public void Dispose()
    {
        if (_gpio is not { } gpio) return;
        foreach (var (line, level) in _resting)
        {
            try
            {
                gpio.Write(line, level);
            }
            catch (Exception refusal) when (IsRefusal(refusal))
            {
                // Nobody is left to press it.
            }
        }

        gpio.Dispose();
    }

    // A pulse that is cut short must still end: PWRKEY held low for ever can't switch the module off any more.
    private async Task PulseAsync(int? line, bool activeHigh, TimeSpan length, CancellationToken cancellationToken)
    {
        if (_gpio is null || line is not { } pin) return;
        Write(pin, Active(activeHigh));
        try
        {
            await Task.Delay(length, _time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Write(pin, Inactive(activeHigh));
        }
    }

    private Task PressAsync(TimeSpan length, CancellationToken cancellationToken) => PulseAsync(
        _settings.PowerKey, _settings.PowerKeyActiveHigh,
        length < PowerSettings.LongestPulse ? length : PowerSettings.LongestPulse, cancellationToken);

    private void OpenOutput(int? line, PinValue level)
    {
        if (line is not { } pin) return;
        _gpio!.OpenPin(pin, PinMode.Output, level);
        _resting.Add((pin, level));
    }

    private void Write(int line, PinValue level)
    {
        try
        {
            _gpio!.Write(line, level);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            throw new PowerException(line, refusal);
        }
    }

    // A STATUS that can't be read is as good as none.
    private bool? ReadStatus()
    {
        if (_gpio is null || _settings.Status is not { } status) return null;
        try
        {
            return _gpio.Read(status) == Active(_settings.StatusActiveHigh);
        }
        catch (Exception refusal) when (IsRefusal(refusal))
        {
            return null;
        }
    }

    private static bool IsRefusal(Exception failure) =>
        failure is IOException or GpiodException or InvalidOperationException or UnauthorizedAccessException;

    private static PinValue Active(bool activeHigh) => activeHigh ? PinValue.High : PinValue.Low;

    private static PinValue Inactive(bool activeHigh) => activeHigh ? PinValue.Low : PinValue.High;
}
