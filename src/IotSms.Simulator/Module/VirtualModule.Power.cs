using IotSms.Simulator.Events;
using IotSms.Simulator.Profiles;

namespace IotSms.Simulator.Module;

/// <summary>PWRKEY, STATUS, the supply and the start-up.</summary>
internal sealed partial class VirtualModule
{
    private bool _keyDown;
    private int _presses;
    private int _supplyCuts;
    private bool _isUartSilent;
    private TimeSpan? _switchedOff;
    private int _nextBootStep;

    public PowerState Power { get; private set; } = PowerState.Off;

    /// <summary>Whether the UART works; while it switches off, the SIM7600's does for long.</summary>
    public bool IsUartOn => Power is PowerState.On || (Power is PowerState.ShuttingDown && !_isUartSilent);

    /// <summary>Level of the STATUS output.</summary>
    public bool IsStatusHigh { get; private set; }

    /// <summary>Whether the supply is there.</summary>
    public bool IsSupplied { get; private set; } = true;

    /// <summary>Whether SMS commands work.</summary>
    public bool IsSmsReady { get; private set; }

    /// <summary>Pulls PWRKEY low.</summary>
    public void PressPowerKey()
    {
        if (_keyDown)
            return;
        _keyDown = true;
        if (!Behaviours.PowerKey())
            return;
        var press = ++_presses;
        var wasRunning = Power is PowerState.Booting or PowerState.On;
        // A pulse while STATUS is still high after the order to switch off is lost, and so is one too soon after it.
        if (Power is PowerState.Off && !(Timeline.Now - _switchedOff < Profile.Power.Rest))
            Held(Profile.Power.OnPulse, () => Boot("power key"));
        else if (wasRunning)
            Held(Profile.Power.OffPulse, () => SwitchOff(Profile.Power.KeyOffText, "power key"));
        if (wasRunning && Profile.Power.RestartHold is { } restart)
            Held(restart, () => Boot("power key held"));

        void Held(TimeSpan time, Action act) => Timeline.After(time, () =>
        {
            if (_keyDown && press == _presses && IsSupplied)
                act();
        });
    }

    /// <summary>Lets PWRKEY go.</summary>
    public void ReleasePowerKey() => _keyDown = false;

    /// <summary>The supply is cut: silence at once.</summary>
    public void CutSupply()
    {
        IsSupplied = false;
        _supplyCuts++;
        _lineFree = default;
        BecomeOff("supply cut");
        _switchedOff = null;
    }

    /// <summary>The supply is back; a held PWRKEY, or a board that ties it low, starts the module.</summary>
    public void RestoreSupply(bool starts)
    {
        IsSupplied = true;
        if (starts || _keyDown)
            Boot("supply restored");
    }

    /// <summary>The module loses all it had in RAM and starts again.</summary>
    public void Boot(string reason)
    {
        if (!IsSupplied)
            return;
        Forget();
        Settings.Reset();
        ApplyRate();
        _trained = !IsAutobaud;
        _tellsPulling = TellsPulling;
        SetPower(PowerState.Booting, reason);
        AfterInSession(Profile.Power.StatusHigh * _options.BootTimeScale, () => IsStatusHigh = true);
        Behaviours.Boot();
        if (Profile.SyncBytes.Length > 0)
            Send(Profile.SyncBytes.ToArray());
        PlanBootStep(0);
    }

    /// <summary>Running, SIM read, registered: as if it had been started long ago.</summary>
    public void BecomeReady()
    {
        Forget();
        Settings.Reset();
        if (_options.Autobaud)
            Settings.Set("+IPR", [0]);
        ApplyRate();
        _tellsPulling = TellsPulling;
        _trained = !IsAutobaud;
        IsStatusHigh = true;
        SetPower(PowerState.On, "ready");
        ReadSim(TimeSpan.Zero);
        if (Sim is { IsUsable: true })
        {
            IsSmsReady = true;
            Register(Network.Offered);
        }
        else
            _nextBootStep = FirstStepAfterSim;
    }

    /// <summary>Switches off in the module's own time.</summary>
    public void SwitchOff(string? lastText, string reason)
    {
        if (lastText is not null)
            Urc(lastText);
        Forget();
        SetPower(PowerState.ShuttingDown, reason);
        _isUartSilent = Profile.Power.UartSilent == TimeSpan.Zero;
        AfterInSession(Profile.Power.UartSilent, () => _isUartSilent = true);
        AfterInSession(Profile.Power.StatusLow, () => BecomeOff(reason));
    }

    private int SimStep => Profile.Boot.TakeWhile(step => step.Mark is not BootMark.SimRead).Count();

    private int FirstStepAfterSim => SimStep + 1;

    private void BecomeOff(string reason)
    {
        Forget();
        IsStatusHigh = false;
        _switchedOff = Timeline.Now;
        SetPower(PowerState.Off, reason);
    }

    private void Forget()
    {
        _session++;
        _inLine = false;
        _attention = '\0';
        _promptLimit?.Cancel();
        Abandon();
        IsSmsReady = false;
        _isSimRead = false;
        IsSimLost = false;
        (Registration, _packetRegistration) = (Registration.Idle, null);
        Functionality = _startsWith;
        ForgetCall();
        CancelUssd();
        ForgetIndications();
        _inNetwork = null;
        Sim?.PowerOff();
    }

    private void SetPower(PowerState state, string reason)
    {
        Power = state;
        Events.Add(new SimulatorEvent.Power(state switch
        {
            PowerState.Off => "off",
            PowerState.Booting => "booting",
            PowerState.On => "on",
            _ => "shuttingDown",
        }, reason));
    }

    private void PlanBootStep(int index)
    {
        _nextBootStep = index;
        if (index == Profile.Boot.Count)
            return;
        var step = Profile.Boot[index];
        AfterInSession(step.After.Draw(Random) * _options.BootTimeScale, () =>
        {
            if (step.Mark is BootMark.UartReady)
                SetPower(PowerState.On, "booted");
            if (step.Mark is BootMark.SmsReady)
                IsSmsReady = true;
            if (step.Text is not null)
                BootText(step.Text.Replace("{fun}", $"{Functionality}", StringComparison.Ordinal));
            if (step.Mark is BootMark.SimRead)
            {
                _nextBootStep = index + 1;
                ReadSim(Profile.Timings.Register.Draw(Random) * _options.BootTimeScale);
                if (Sim is not { IsUsable: true })
                    return;
            }

            if (step.Mark is BootMark.SmsReady)
                Network.Pump();
            PlanBootStep(index + 1);
        });
    }

    // AT+CIURC=0 keeps Call Ready and SMS Ready back (SIM800).
    private void BootText(string text)
    {
        if (!text.EndsWith("Ready", StringComparison.Ordinal) || Settings["+CIURC"] != 0)
            Urc(text);
    }
}
