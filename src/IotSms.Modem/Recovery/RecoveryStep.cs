namespace IotSms.Modem.Recovery;

/// <summary>What is done about a module that does not work, mildest first; the names are the MQTT contract's in camel case.</summary>
public enum RecoveryStep
{
    /// <summary>The port is opened again, and the module asked ESC and AT until it answers.</summary>
    Resync,

    /// <summary>It is asked at other line rates.</summary>
    OtherRates,

    /// <summary>Its settings are put back to the factory's (AT&amp;F) before they are made again.</summary>
    Defaults,

    /// <summary>Its radio is switched off and on (AT+CFUN).</summary>
    Radio,

    /// <summary>It is restarted by command.</summary>
    Restart,

    /// <summary>It is switched off and on by PWRKEY.</summary>
    PowerKey,

    /// <summary>Its RESET is pulled.</summary>
    Reset,

    /// <summary>Its supply is cut and given back.</summary>
    Rail,

    /// <summary>It is left alone for a while; whatever it says or answers ends that.</summary>
    Rest,
}
