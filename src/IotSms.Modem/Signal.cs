namespace IotSms.Modem;

/// <summary>What wakes a module's supervisor before its time.</summary>
internal enum Signal
{
    /// <summary>Something that is read was told to have changed.</summary>
    Refresh,

    /// <summary>The message service can be used now.</summary>
    SmsReady,

    /// <summary>The SIM came or went.</summary>
    Sim,

    /// <summary>A call is to be ended.</summary>
    HangUp,

    /// <summary>The settings seem lost: apply them again.</summary>
    Unset,

    /// <summary>The module has started again.</summary>
    Restarted,

    /// <summary>It answers AT, but no submission.</summary>
    Stuck,

    /// <summary>It answers every submission by an error of its own.</summary>
    Refusing,

    /// <summary>Somebody wants it restarted.</summary>
    RestartAsked,

    /// <summary>It answers nothing.</summary>
    Deaf,

    /// <summary>The line is gone.</summary>
    LineBroken,
}
