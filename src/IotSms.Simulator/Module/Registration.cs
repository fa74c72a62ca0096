namespace IotSms.Simulator.Module;

/// <summary><c>stat</c> of <c>+CREG</c> (27.007 7.2).</summary>
public enum Registration
{
    /// <summary>Not registered and not searching.</summary>
    Idle = 0,

    /// <summary>Registered, home network.</summary>
    Home = 1,

    /// <summary>Searching.</summary>
    Searching = 2,

    /// <summary>Registration denied.</summary>
    Denied = 3,

    /// <summary>Unknown.</summary>
    Unknown = 4,

    /// <summary>Registered, roaming.</summary>
    Roaming = 5,

    /// <summary>Registered for SMS only, home network.</summary>
    SmsOnlyHome = 6,

    /// <summary>Registered for SMS only, roaming.</summary>
    SmsOnlyRoaming = 7,
}
