namespace IotSms.Modem.Recovery;

/// <summary>What became of a step; the names are those of the MQTT contract in camel case.</summary>
public enum RecoveryResult
{
    /// <summary>Begun; whether it helps is not known yet.</summary>
    UnderWay,

    /// <summary>What was wrong is over.</summary>
    Worked,

    /// <summary>It was carried out, and something is wrong still.</summary>
    Failed,

    /// <summary>It could not be carried out.</summary>
    NotPossible,

    /// <summary>It was not taken: there have been as many restarts in the last hour as are allowed.</summary>
    Capped,
}
