namespace IotSms.Simulator.Module;

/// <summary>The SIM in its holder.</summary>
internal sealed partial class VirtualModule
{
    private bool _isSimRead;
    private bool _tellsPulling;

    /// <summary>Whether the start-up has come as far as the SIM.</summary>
    public bool IsSimRead => _isSimRead && Power is PowerState.On;

    /// <summary>Whether the SIM was pulled unseen: one put in again does not work before it is read anew.</summary>
    public bool IsSimLost { get; private set; }

    // The hot swap of SIM7600 comes into force with the next start (UIM Hot Swap Application Note).
    private bool TellsPulling => Profile.Settings.ContainsKey("+CSDT") || Settings["+UIMHOTSWAPON"] == 1;

    private bool TellsInsertion => Settings["+CSDT"] == 1 && Settings["+CSMINS"] == 1;

    /// <summary>What <c>+CPIN:</c> says.</summary>
    public string SimState => Sim?.State ?? Profile.SimMissing;

    /// <summary>The SIM was unlocked: the start-up goes on.</summary>
    public void Unlocked()
    {
        Urc("+CPIN: READY");
        Search(Profile.Timings.Register.Draw(Random) * _options.BootTimeScale);
        if (!IsSmsReady)
            PlanBootStep(_nextBootStep);
    }

    /// <summary>Pulls the SIM out.</summary>
    public void RemoveSim()
    {
        Sim = null;
        IsSmsReady = false;
        _nextBootStep = FirstStepAfterSim;
        if (Power is not PowerState.On)
            return;
        // Without its hot swap switch the SIM7600 does not notice before the next access.
        if (!_tellsPulling)
        {
            IsSimLost = true;
            return;
        }

        if (TellsInsertion)
            Urc("+CSMINS: 1,0");
        Urc($"+CPIN: {Profile.SimMissing}");
        Register(Registration.Idle);
    }

    /// <summary>Puts a SIM in; its PIN is asked for again.</summary>
    public void InsertSim(SimCard sim)
    {
        Sim = sim;
        sim.PowerOff();
        if (Power is not PowerState.On || IsSimLost)
            return;
        if (TellsInsertion)
            Urc("+CSMINS: 1,1");
        ReadSim(Profile.Timings.Register.Draw(Random) * _options.BootTimeScale);
        if (sim.IsUsable)
            AfterInSession(TimeSpan.FromSeconds(2) * _options.BootTimeScale, () =>
            {
                IsSmsReady = true;
                Network.Pump();
            });
    }

    private void ReadSim(TimeSpan registerAfter)
    {
        _isSimRead = true;
        if (registerAfter > TimeSpan.Zero)
            BootText($"+CPIN: {SimState}");
        if (Sim is { IsUsable: true } && registerAfter > TimeSpan.Zero)
            Search(registerAfter);
    }
}
