namespace IotSms.Simulator.Module;

/// <summary>The SIM in its holder.</summary>
internal sealed partial class VirtualModule
{
    private bool _isSimRead;

    /// <summary>Whether the start-up has come as far as the SIM.</summary>
    public bool IsSimRead => _isSimRead && Power is PowerState.On;

    /// <summary><c>+CSMINS</c>: whether pulling and inserting is told.</summary>
    public bool TellsInsertion { get; set; }

    /// <summary>What <c>+CPIN:</c> says.</summary>
    public string SimState => Sim?.State ?? Profile.SimMissing;

    /// <summary>The SIM was unlocked: the start-up goes on.</summary>
    public void Unlocked()
    {
        Urc("+CPIN: READY");
        Register(Registration.Searching);
        PlanRegistration(Profile.Timings.Register.Draw(Random) * _options.BootTimeScale);
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
        if (Settings["+CSDT"] == 1 && TellsInsertion)
            Urc("+CSMINS: 1,0");
        // Without its hot swap switch the SIM7600 does not notice before the next access.
        if (Profile.Settings.ContainsKey("+CSDT") || Settings["+UIMHOTSWAPON"] == 1)
            Urc($"+CPIN: {Profile.SimMissing}");
        Register(Registration.Idle);
    }

    /// <summary>Puts a SIM in; its PIN is asked for again.</summary>
    public void InsertSim(SimCard sim)
    {
        Sim = sim;
        sim.PowerOff();
        if (Power is not PowerState.On)
            return;
        if (Settings["+CSDT"] == 1 && TellsInsertion)
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
        if (Sim is not { IsUsable: true } || registerAfter <= TimeSpan.Zero)
            return;
        Register(Registration.Searching);
        PlanRegistration(registerAfter);
    }
}
