namespace IotSms.Simulator.Commands;

/// <summary>What must be there before a command can run.</summary>
internal enum Need
{
    /// <summary>Nothing but power.</summary>
    Nothing,

    /// <summary>A SIM, locked or not.</summary>
    Card,

    /// <summary>A SIM whose PIN was given.</summary>
    UnlockedCard,

    /// <summary>The SMS service; errors are +CMS ERROR.</summary>
    Messages,
}
