namespace IotSms.Simulator.Module;

/// <summary>Level of functionality, <c>+CFUN</c> (27.007 8.2).</summary>
internal sealed partial class VirtualModule
{
    /// <summary>0 minimum, 1 full, 4 radio off.</summary>
    public int Functionality { get; private set; } = 1;

    /// <summary>Changes the level; the radio follows.</summary>
    public void SetFunctionality(int level)
    {
        if (level == Functionality)
            return;
        Functionality = level;
        if (level == 1)
        {
            Register(Registration.Searching);
            PlanRegistration(Profile.Timings.Register.Draw(Random) * _options.BootTimeScale);
        }
        else
            Register(Registration.Idle);
    }
}
