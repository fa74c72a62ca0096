namespace IotSms.Simulator.Module;

/// <summary>Level of functionality, <c>+CFUN</c> (27.007 8.2).</summary>
internal sealed partial class VirtualModule
{
    /// <summary>0 minimum, 1 full, 4 radio off.</summary>
    public int Functionality { get; private set; } = 1;

    private int _startsWith = 1;

    /// <summary>Changes the level; the radio follows, and with 0 the SIM.</summary>
    public void SetFunctionality(int level)
    {
        if (level == Functionality)
            return;
        var wasMinimum = Functionality == 0;
        Functionality = level;
        // Every level but 0 outlives a reset (SIM800 AT command manual 3.2).
        if (Profile.SavesFunctionality && level > 0)
            _startsWith = level;
        if (level == 0)
        {
            Register(Registration.Idle);
            _isSimRead = IsSimLost = IsSmsReady = false;
            Sim?.PowerOff();
            if (Profile.SimNotReady is { } text)
                Urc($"+CPIN: {text}");
        }
        else if (wasMinimum)
            PlanBootStep(SimStep);
        else if (level != 1)
            Register(Registration.Idle);
        else
            Search(Profile.Timings.Register.Draw(Random) * _options.BootTimeScale);
    }

    private void Search(TimeSpan registerAfter)
    {
        if (Functionality != 1)
            return;
        Register(Registration.Searching);
        PlanRegistration(registerAfter);
    }
}
