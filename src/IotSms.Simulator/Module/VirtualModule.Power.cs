using IotSms.Simulator.Events;
using IotSms.Simulator.Profiles;

namespace IotSms.Simulator.Module;

/// <summary>PWRKEY, STATUS, the supply and the start-up.</summary>
internal sealed partial class VirtualModule
{
    private bool _keyDown;
    private int _presses;
    private int _nextBootStep;

    public PowerState Power { get; private set; } = PowerState.Off;

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
        // A pulse while STATUS is still high after the order to switch off is lost.
        if (Power is PowerState.Off)
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
        BecomeOff("supply cut");
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
        _trained = !IsAutobaud;
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
        AfterInSession(Profile.Power.StatusLow, () => BecomeOff(reason));
    }

    private int FirstStepAfterSim => Profile.Boot.TakeWhile(step => step.Mark is not BootMark.SimRead).Count() + 1;

    private void BecomeOff(string reason)
    {
        Forget();
        IsStatusHigh = false;
        SetPower(PowerState.Off, reason);
    }

    private void Forget()
    {
        _session++;
        _lineFree = default;
        _inLine = _sawA = false;
        _promptLimit?.Cancel();
        Abandon();
        IsSmsReady = false;
        _isSimRead = false;
        Registration = Registration.Idle;
        Functionality = 1;
        ForgetCalls();
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
                BootText(step.Text);
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

    // In autobaud nothing is told before the first AT; AT+CIURC=0 keeps Call Ready and SMS Ready back (SIM800).
    private void BootText(string text)
    {
        var isReadyMark = text.EndsWith("Ready", StringComparison.Ordinal);
        if (!IsMuteUntilTrained && !(isReadyMark && Settings["+CIURC"] == 0))
            Urc(text);
    }
}
