namespace IotSms.Modem.At;

/// <summary>What an unsolicited result code tells, whatever the model spells it.</summary>
internal enum UrcKind
{
    /// <summary>Known to come unasked; nothing follows from it.</summary>
    Other,

    /// <summary>The module has just started: everything set before is gone.</summary>
    Booted,

    /// <summary>The module switches off now.</summary>
    PoweredDown,

    /// <summary>The supply is too low or too high.</summary>
    SupplyWarning,

    /// <summary>The module is too hot or too cold (<c>+CMTE</c>: 1, 2 hot, -1, -2 cold; at 2 it switches off).</summary>
    Temperature,

    /// <summary>The short message service can be used from now on.</summary>
    SmsReady,

    /// <summary>A message was stored (<c>+CMTI</c>).</summary>
    MessageStored,

    /// <summary>A status report was stored (<c>+CDSI</c>).</summary>
    ReportStored,

    /// <summary>A message, routed (<c>+CMT</c>).</summary>
    MessageRouted,

    /// <summary>A status report, routed (<c>+CDS</c>).</summary>
    ReportRouted,

    /// <summary>Registration changed (<c>+CREG</c>, <c>+CGREG</c>, <c>+CEREG</c>).</summary>
    Registration,

    /// <summary>Signal quality (<c>+CSQ</c>, <c>+CSQN</c>).</summary>
    Signal,

    /// <summary>The SIM's state (<c>+CPIN</c>, <c>+CSMINS</c>, <c>+SIMCARD</c>).</summary>
    Sim,

    /// <summary>Somebody calls.</summary>
    Ring,

    /// <summary>Who calls (<c>+CLIP</c>).</summary>
    CallingLine,

    /// <summary>A call is over or was missed.</summary>
    CallEnded,

    /// <summary>An answer of the network to a USSD string.</summary>
    Ussd,

    /// <summary>The network's time or zone (NITZ).</summary>
    NetworkTime,
}
