namespace IotSms.Modem.Recovery;

/// <summary>What is done about a module that does not answer, mildest first.</summary>
internal enum RecoveryStep
{
    /// <summary>Close the port and open it again.</summary>
    Reopen,

    /// <summary>Try all line rates.</summary>
    OtherRates,

    /// <summary>Restart it by command.</summary>
    SoftReset,

    /// <summary>Switch it off and on by PWRKEY.</summary>
    PowerKey,

    /// <summary>Leave it for a while.</summary>
    Rest,
}
